using Microsoft.Extensions.Configuration;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Resolves <c>http://registration/...</c> by the addresses that the application model injects
/// (<c>services__registration__http__0</c>, <c>__1</c> ...), in turn over the copies of a service.</summary>
public sealed class Discovery(IConfiguration configuration) : DelegatingHandler
{
    private int turn;

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } uri && Addresses(configuration, uri.Host) is { Count: > 0 } addresses)
        {
            var address = addresses[(int)((uint)Interlocked.Increment(ref turn) % (uint)addresses.Count)];
            request.RequestUri = new Uri(address, uri.PathAndQuery);
        }

        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>The addresses of a service's copies, empty when the name is not a service.</summary>
    public static IReadOnlyList<Uri> Addresses(IConfiguration configuration, string service) =>
        configuration.GetSection($"services:{service}:http").GetChildren().Select(child => new Uri(child.Value!)).ToList();
}
