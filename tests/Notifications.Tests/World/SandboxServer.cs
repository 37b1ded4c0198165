extern alias sandbox;

using CreativeLabs.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CreativeLabs.Notifications.World;

/// <summary>The sandbox, whole, on a free loopback port.</summary>
public sealed class SandboxServer(TestClock clock) : IAsyncDisposable
{
    public const string Key = "test-sandbox-key-test-sandbox-key";

    private WebApplicationFactory<sandbox::Program>? host;

    public string Address { get; private set; } = "";

    public HttpClient Client { get; private set; } = new();

    public void Start()
    {
        host = new WebApplicationFactory<sandbox::Program>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment("Development");
            web.UseUrls("http://127.0.0.1:0");
            web.UseSetting("Sandbox:Key", Key);
            web.UseSetting("Logging:LogLevel:Default", "Warning");
            web.ConfigureTestServices(services =>
            {
                services.RemoveAll<TimeProvider>();
                services.AddSingleton<TimeProvider>(clock);
            });
        });
        host.UseKestrel();
        host.StartServer();
        Address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
        Client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    /// <summary>What the phone has received, oldest first.</summary>
    public async Task<IReadOnlyList<string>> TextsTo(string phone) =>
        (await Client.GetJson($"/sms/messages?to={Uri.EscapeDataString(phone)}")).EnumerateArray()
            .Select(m => m.GetProperty("text").GetString()!).ToList();

    /// <summary>What is not said is well again.</summary>
    public async Task Misbehave(string? sms = null, string? qr = null, string? nikita = null, string? rest = null) =>
        await (await Client.SendWith(HttpMethod.Post, "/faults",
            new { nikita = nikita ?? sms ?? "ok", rest = rest ?? sms ?? "ok", qr = qr ?? "ok" })).Json();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }
}
