using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using CreativeLabs.Browser;
using CreativeLabs.EndToEnd;
using CreativeLabs.Journey;
using Microsoft.Playwright;

[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(RunningScreens))]

namespace CreativeLabs.Browser;

/// <summary>The whole application model with its seed, and Debian's Chromium before it, once for the assembly.</summary>
public sealed class RunningScreens : IAsyncLifetime
{
    private readonly StateOfATest state = new();
    private DistributedApplication application = null!;
    private IPlaywright playwright = null!;

    public IBrowser Chromium { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>The phones and banks outside.</summary>
    public Platform Outside { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            var starting = StartPlatform(patience.Token);
            playwright = await Playwright.CreateAsync();
            Chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
            await starting;
        }
        catch
        {
            // Nobody disposes a fixture that did not come up.
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>A browser of nobody yet, in a language and of a width.</summary>
    public async Task<Person> Somebody(string language, int width = 360, bool script = true, bool dark = false)
    {
        var context = await Chromium.NewContextAsync(new()
        {
            BaseURL = Address.ToString(), Locale = language,
            ViewportSize = new() { Width = width, Height = 740 }, JavaScriptEnabled = script,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        return new Person(await context.NewPageAsync(), Outside, language);
    }

    public async ValueTask DisposeAsync()
    {
        Outside?.Dispose();
        if (Chromium is not null)
        {
            await Chromium.DisposeAsync();
        }

        playwright?.Dispose();
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        state.Dispose();
    }

    private async Task StartPlatform(CancellationToken token)
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(
            ["--state", state.Folder, "--port", "0", "--servers", "machine"], token);
        application = await builder.BuildAsync(token);
        await application.StartAsync(token);
        await Task.WhenAll(((string[])["registration", "training", "mentoring", "marketplace", "notifications", "gateway", "sandbox",
            "web"])
            .Select(name => application.ResourceNotifications.WaitForResourceHealthyAsync(
                name, WaitBehavior.StopOnResourceUnavailable, token)));
        // Chromium takes a Secure cookie over plain http from localhost alone.
        Address = new UriBuilder(application.GetEndpoint("gateway")) { Host = "localhost" }.Uri;
        Outside = new Platform(application.GetEndpoint("gateway"), application.GetEndpoint("sandbox"), _ => { });
    }
}
