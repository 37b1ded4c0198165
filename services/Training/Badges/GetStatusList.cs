using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Badges;

/// <summary>Which credentials are revoked, as a W3C Bitstring Status List: one bit a credential, so long that who reads it does not tell us
/// which one she looks for.</summary>
internal static class GetStatusList
{
    /// <summary>Who checks without a network should have read the list within this time.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(30);

    public static async Task<Results<ContentHttpResult, StatusCodeHttpResult, ProblemResult>> Handle(
        int list, TrainingDb db, IssuerKeys keys, IConfiguration settings, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        if (!await db.Credentials.AnyAsync(c => c.StatusList == list, token))
        {
            return ProblemResult.NotFound;
        }

        var revoked = await db.Credentials.Where(c => c.StatusList == list && c.Status == CredentialStatus.Revoked)
            .OrderBy(c => c.StatusIndex).Select(c => c.StatusIndex).ToListAsync(token);
        var bits = Bits(revoked);
        var (kid, pair) = await keys.Signing(token);
        var now = clock.GetUtcNow();
        // The same for an hour, so that whoever has it is told so.
        var from = new DateTimeOffset(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero);
        // Weak: it is signed anew each time.
        var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData([.. bits, .. BitConverter.GetBytes(from.Ticks)]).AsSpan(0, 16))}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "public, max-age=300";
        if (http.Request.HasAlready(tag))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        return TypedResults.Content(Jws.Sign("vc+jwt", settings.KeyOf(kid), pair, Write(settings, list, bits, from)), Jws.MediaType);
    }

    private static JsonObject Write(IConfiguration settings, int list, byte[] bits, DateTimeOffset from)
    {
        var id = settings.StatusListOf(list);
        return new JsonObject
        {
            ["@context"] = Badge.Array(["https://www.w3.org/ns/credentials/v2"]),
            ["id"] = id,
            ["type"] = Badge.Array(["VerifiableCredential", "BitstringStatusListCredential"]),
            ["issuer"] = settings.Issuer(),
            ["validFrom"] = Badge.Moment(from),
            ["validUntil"] = Badge.Moment(from + GoodFor),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = $"{id}#list",
                ["type"] = "BitstringStatusList",
                ["statusPurpose"] = "revocation",
                ["ttl"] = (long)TimeSpan.FromHours(1).TotalMilliseconds,
                ["encodedList"] = $"u{Base64Url.EncodeToString(Compress(bits))}",
            },
            ["iss"] = settings.Issuer(),
            ["iat"] = from.ToUnixTimeSeconds(),
        };
    }

    /// <summary>Index 0 is the left-most bit.</summary>
    private static byte[] Bits(List<int> set)
    {
        var bits = new byte[Credential.StatusListLength / 8];
        set.ForEach(index => bits[index / 8] |= (byte)(0x80 >> (index % 8)));
        return bits;
    }

    private static byte[] Compress(byte[] bits)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(bits);
        }

        return compressed.ToArray();
    }
}
