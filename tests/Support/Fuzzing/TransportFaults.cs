using System.IO.Compression;
using System.Text;

namespace CreativeLabs.Support.Fuzzing;

/// <summary>Sends what a request says in an unusual or broken way: other charsets and encodings, headers that no careful client writes,
/// other spellings of the path, other methods.</summary>
internal sealed class TransportFaults(Random random)
{
    private static readonly string[] Charsets =
    [
        "utf-8", "\"utf-8\"", "UTF-8", "\"UTF-8\"", "utf8", "windows-1251", "\"windows-1251\"", "koi8-r", "utf-16", "nonsense", "\"\"", "ү",
    ];

    private static readonly string[] Encodings = ["br", "deflate", "identity", "gzip, gzip", "gzip;q=1", "nonsense", "ү", ""];

    private static readonly string[] Odd = ["Айгүл", "ü", "\u00a0", "кыргызча", "🧶", new('a', 3000), "\u007f", ",,,", "\"", "\\"];

    private static readonly string[] OddHeaders =
    [
        "X-Name", "User-Agent", "Accept", "Accept-Language", "If-Match", "If-None-Match", "If-Modified-Since", "Idempotency-Key", "Range",
        "Authorization", "traceparent", "X-Forwarded-For", "Prefer", "Cookie", "Content-Language",
    ];

    private static readonly (string Name, string Value)[] Conditions =
    [
        ("Accept", "text/html"), ("Accept", "application/xml;q=1, */*;q=0"), ("Accept", "garbage"), ("Accept-Encoding", "br;q=1, *;q=0"),
        ("Range", "bytes=5-1"), ("Range", "bytes=0-0,2-3"), ("Range", "lines=1-2"), ("If-None-Match", "*"), ("If-None-Match", "W/\"1\""),
        ("If-Modified-Since", "yesterday"), ("If-Unmodified-Since", "Sun, 06 Nov 1994 08:49:37 GMT"), ("Expect", "the-unexpected"),
        ("Authorization", "Bearer"), ("Authorization", "Basic eDp5"), ("Authorization", "Bearer a.b.c"), ("Prefer", "return=minimal"),
        ("traceparent", "00-0-0-0"), ("X-HTTP-Method-Override", "DELETE"), ("X-Forwarded-Proto", "gopher"),
    ];

    /// <summary>Changes how the request is sent, now and then.</summary>
    /// <returns>The statuses that may come of it beside those that the document names for the operation.</returns>
    public async Task<IReadOnlyCollection<int>> Change(HttpRequestMessage request, ICollection<string> told)
    {
        switch (random.Next(16))
        {
            case 0 when request.Content is not null:
                Retype(request.Content, told);
                return [];
            case 1 or 2 or 3 when request.Content is not null:
                await Compress(request, told);
                return [];
            case 4:
                Add(request, OddHeaders[random.Next(OddHeaders.Length)], Odd[random.Next(Odd.Length)], told);
                return [];
            case 5:
                var (name, value) = Conditions[random.Next(Conditions.Length)];
                Add(request, name, value, told);
                return [];
            case 6:
                Respell(request, told);
                return [404, 405];
            case 7:
                return Rename(request, told);
            default:
                return [];
        }
    }

    private void Retype(HttpContent content, ICollection<string> told)
    {
        var type = content.Headers.ContentType?.MediaType ?? "application/json";
        type = random.Next(4) switch
        {
            0 => type.ToUpperInvariant(),
            1 => $"{type};charset={Charsets[random.Next(Charsets.Length)]}",
            _ => $"{type}; charset={Charsets[random.Next(Charsets.Length)]}",
        };
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        told.Add(type);
    }

    private async Task Compress(HttpRequestMessage request, ICollection<string> told)
    {
        var type = request.Content!.Headers.ContentType;
        var bytes = await request.Content.ReadAsByteArrayAsync();
        var encoding = "gzip";
        string what;
        switch (random.Next(5))
        {
            case 0:
                (what, bytes) = ("right", Gzip(bytes));
                break;
            case 1:
                (what, bytes) = ("cut off", Gzip(bytes));
                bytes = bytes[..(bytes.Length / 2)];
                break;
            case 2:
                what = "not compressed at all";
                break;
            case 3:
                // A thousand times as much comes out as went in.
                (what, bytes) = ("a bomb", Gzip([.. Encoding.ASCII.GetBytes("[").Concat(Enumerable.Repeat((byte)' ', 8 << 20))]));
                break;
            default:
                (what, encoding) = ("unknown", Encodings[random.Next(Encodings.Length)]);
                break;
        }

        request.Content = new ByteArrayContent(bytes);
        request.Content.Headers.ContentType = type;
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        told.Add($"{encoding}, {what}");
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    private static void Add(HttpRequestMessage request, string name, string value, ICollection<string> told)
    {
        if (request.Headers.TryAddWithoutValidation(name, value) || request.Content?.Headers.TryAddWithoutValidation(name, value) is true)
        {
            told.Add($"{name}: {value}");
        }
    }

    private void Respell(HttpRequestMessage request, ICollection<string> told)
    {
        var parts = request.RequestUri!.OriginalString.Split('?', 2);
        var path = random.Next(5) switch
        {
            0 => parts[0] + "/",
            1 => parts[0].ToUpperInvariant(),
            2 => parts[0] + "//",
            3 => parts[0].Replace("/v1/", "/v1//", StringComparison.Ordinal),
            // Elsewhere it could be part of what a page for people is about.
            _ => parts[0] + (parts[0].StartsWith("/v1/", StringComparison.Ordinal) ? "%2F" : "/"),
        };
        request.RequestUri = new Uri(parts.Length == 1 ? path : $"{path}?{parts[1]}", UriKind.Relative);
        told.Add($"as {path}");
    }

    private int[] Rename(HttpRequestMessage request, ICollection<string> told)
    {
        var method = ((string[])["HEAD", "HEAD", "OPTIONS", "PATCH", "TRACE", "BREW", "brew"])[random.Next(7)];
        request.Method = new HttpMethod(method);
        if (method is "HEAD" or "TRACE")
        {
            request.Content = null;
        }

        told.Add($"as {method}");
        return [404, 405];
    }
}
