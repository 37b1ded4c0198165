using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Cursors: the sort values of a page's last row, authenticated together with the query that they were given for. A row that a
/// cursor stands for is never read again, so it may be moved or deleted while somebody pages.</summary>
/// <param name="configuration">Has what all replicas of a service share and nobody else knows: <c>Platform:Key</c>, or the connection
/// string of the broker where a service seals nothing and has no such key.</param>
public sealed class PageCursors(IConfiguration configuration)
{
    private const int TagLength = 16;
    private const int MostBytes = 64;

    private readonly byte[] key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(configuration["Platform:Key"] ?? configuration.GetConnectionString("messaging")
            ?? throw new InvalidOperationException("Platform:Key is missing.")), 32, info: "page-cursor"u8.ToArray());

    /// <summary>A cursor that is good for the query of <paramref name="request"/> alone.</summary>
    /// <param name="values">The sort values, at most 64 bytes.</param>
    /// <param name="request">Its path and parameters name the query; <c>cursor</c> and <c>limit</c> may change from page to page.</param>
    public string Write(ReadOnlySpan<byte> values, HttpRequest request)
    {
        Span<byte> bytes = stackalloc byte[MostBytes + TagLength];
        values.CopyTo(bytes);
        Tag(values, request).CopyTo(bytes[values.Length..]);
        return Base64Url.EncodeToString(bytes[..(values.Length + TagLength)]);
    }

    /// <summary>The sort values of a cursor that was given for the query of <paramref name="request"/>.</summary>
    public bool TryRead(string cursor, HttpRequest request, out byte[] values)
    {
        values = [];
        Span<byte> bytes = stackalloc byte[MostBytes + TagLength];
        // The last character of a cursor has bits that say nothing. Only the spelling that Write chose is taken.
        if (!Base64Url.IsValid(cursor) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var length) || length <= TagLength
            || !CryptographicOperations.FixedTimeEquals(Tag(bytes[..(length - TagLength)], request), bytes[(length - TagLength)..length])
            || Base64Url.EncodeToString(bytes[..length]) != cursor)
        {
            return false;
        }

        values = bytes[..(length - TagLength)].ToArray();
        return true;
    }

    private ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> values, HttpRequest request) =>
        HMACSHA256.HashData(key, (byte[])[(byte)values.Length, .. values, .. Encoding.UTF8.GetBytes(Query(request))]).AsSpan(0, TagLength);

    private static string Query(HttpRequest request)
    {
        var query = new StringBuilder(request.Path.Value?.TrimEnd('/').ToLowerInvariant());
        var asked = request.Query.Select(parameter => (Name: parameter.Key.ToLowerInvariant(), parameter.Value))
            .Where(parameter => parameter.Name is not ("cursor" or "limit")).OrderBy(parameter => parameter.Name, StringComparer.Ordinal);
        foreach (var (name, value) in asked.SelectMany(parameter => parameter.Value.Select(value => (parameter.Name, value ?? ""))))
        {
            // With their lengths, so that no two queries read alike.
            query.Append(CultureInfo.InvariantCulture, $"\n{name.Length}:{name}{value.Length}:{value}");
        }

        return query.ToString();
    }
}
