using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Redis, for what copies share and may lose: limits, one-time codes, the keys of what is on its way.</summary>
public static class RedisSetup
{
    /// <summary>Adds <see cref="IConnectionMultiplexer"/> on the connection string <c>redis</c>. It connects at the start, keeps trying
    /// while Redis is away, and its calls then throw <see cref="RedisConnectionException"/> at once. Where Redis takes the request and does
    /// not answer, they time out after five seconds; who cannot wait so long says so itself, as the gateway does.</summary>
    public static void AddRedis(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Connect);
        builder.Services.AddHostedService<EarlyConnection>();
    }

    private static IConnectionMultiplexer Connect(IServiceProvider provider)
    {
        var options = ConfigurationOptions.Parse(provider.GetRequiredService<IConfiguration>().GetConnectionString("redis")
            ?? throw new InvalidOperationException("The connection string 'redis' is missing."));
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1000;
        options.SyncTimeout = 1000;
        // A process that has just started, on a machine with much else to do, takes more than a second to read an answer that is there
        // already: nobody is to be refused for that.
        options.AsyncTimeout = 5000;
        // While Redis is away a call fails at once: the gateway counts by itself then, and no request waits in a queue to time out there.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        return ConnectionMultiplexer.Connect(options);
    }

    /// <summary>Connecting blocks its thread; the first requests, which may be many, are not to queue up behind it.</summary>
    private sealed class EarlyConnection(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) =>
            Task.Run(services.GetRequiredService<IConnectionMultiplexer>, cancellationToken);
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
