using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.Bench.Serve;

/// <summary>Stands where services look for Registration's keys and gives them the run's own.</summary>
internal sealed class PublishedKeys : IAsyncDisposable
{
    private readonly WebApplication site;

    private PublishedKeys(WebApplication site) => this.site = site;

    public Uri Address => new(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<PublishedKeys> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var key = TestTokens.PublicKey;
        app.MapGet("/.well-known/openid-configuration",
            () => Results.Json(new { issuer = AccessTokens.Issuer, jwks_uri = "http://registration/.well-known/jwks.json" }));
        app.MapGet("/.well-known/jwks.json",
            () => Results.Json(new
            {
                keys = new[] { new { kty = key.Kty, crv = key.Crv, kid = key.Kid, x = key.X, y = key.Y, use = "sig",
            alg = "ES256" } }
            }));
        await app.StartAsync();
        return new PublishedKeys(app);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
