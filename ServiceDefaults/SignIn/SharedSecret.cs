using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.ServiceDefaults;

/// <summary>A secret that two of our own processes share, by which one proves to the other who it is, in a header.</summary>
public sealed class SharedSecret
{
    private readonly string header;
    private readonly byte[] hash;

    private SharedSecret(string header, byte[] hash) => (this.header, this.hash) = (header, hash);

    /// <summary>Null when there is no secret of at least 32 characters: then nobody can prove anything.</summary>
    public static SharedSecret? Of(string header, string? secret) =>
        secret is { Length: >= 32 } ? new SharedSecret(header, SHA256.HashData(Encoding.UTF8.GetBytes(secret))) : null;

    /// <summary>True when the request carries the secret. The comparison takes the same time whatever it carries.</summary>
    public bool IsIn(HttpRequest request) => CryptographicOperations.FixedTimeEquals(
        hash, SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers[header].ToString())));
}
