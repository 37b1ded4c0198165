using System.Diagnostics;
using System.Globalization;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>The service, which says with each answer how many commands it sent to its databases for it. They are what tells two answers
/// apart by time, and they can be counted on a busy machine.</summary>
public sealed class CountingFixture : MentoringFixture
{
    public const string Header = "X-Commands";

    private static readonly AsyncLocal<Counter?> Current = new();

    private readonly ActivityListener commands = new()
    {
        ShouldListenTo = source => source.Name == "Npgsql",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        ActivityStarted = _ => Current.Value?.Count(),
    };

    public CountingFixture(Servers servers)
        : base(servers) => ActivitySource.AddActivityListener(commands);

    protected override void Configure(IServiceCollection services) => services.AddSingleton<IStartupFilter, Counting>();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        commands.Dispose();
    }

    private sealed class Counter
    {
        private int commands;

        public int Commands => commands;

        public void Count() => Interlocked.Increment(ref commands);
    }

    private sealed class Counting : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (http, rest) =>
            {
                var counter = Current.Value = new Counter();
                http.Response.OnStarting(() =>
                {
                    http.Response.Headers[Header] = counter.Commands.ToString(CultureInfo.InvariantCulture);
                    return Task.CompletedTask;
                });
                await rest(http);
            });
            next(app);
        };
    }
}
