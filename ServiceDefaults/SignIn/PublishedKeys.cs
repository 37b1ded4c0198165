using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ServiceDiscovery.Http;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The keys of access tokens as Registration publishes them, asked from inside. The discovery document is for those outside: it
/// names the public address, which services need not reach.</summary>
internal sealed class PublishedKeys : IConfigurationRetriever<OpenIdConnectConfiguration>
{
    private const string Address = "http://registration/.well-known/jwks.json";

    /// <summary>Remembers the keys for ten minutes, and asks again when a token names one that is not known.</summary>
    public static IConfigurationManager<OpenIdConnectConfiguration> From(IServiceProvider provider)
    {
        var client = new HttpClient(provider.GetRequiredService<IServiceDiscoveryHttpMessageHandlerFactory>()
            .CreateHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) }))
        { Timeout = TimeSpan.FromSeconds(5) };
        return new ConfigurationManager<OpenIdConnectConfiguration>(
            Address, new PublishedKeys(), new HttpDocumentRetriever(client) { RequireHttps = false })
        {
            RefreshInterval = TimeSpan.FromSeconds(5),
            AutomaticRefreshInterval = TimeSpan.FromMinutes(10),
        };
    }

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(
        string address, IDocumentRetriever retriever, CancellationToken cancel)
    {
        var keys = new JsonWebKeySet(await retriever.GetDocumentAsync(address, cancel));
        var found = new OpenIdConnectConfiguration { Issuer = AccessTokens.Issuer, JwksUri = address, JsonWebKeySet = keys };
        foreach (var key in keys.GetSigningKeys())
        {
            found.SigningKeys.Add(key);
        }

        return found;
    }
}
