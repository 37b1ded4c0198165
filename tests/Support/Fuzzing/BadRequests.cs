using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CreativeLabs.Support.Fuzzing;

/// <summary>Builds requests that fit an operation but for one or two places.</summary>
internal sealed class BadRequests(JsonElement document, Random random, IReadOnlyList<Guid> ids)
{
    // What no serialiser writes: set in place of a marker after serialising.
    private static readonly string[] Raw =
    [
        "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00x\"", "1e400", "-1e400", "99999999999999999999999999", "-1", "0",
        "2147483648", "-2147483649",
        "9223372036854775807", "1.5", "NaN", "\"2026-02-30\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"0001-01-01T00:00:00Z\"",
        "\"9999-12-31T23:59:59Z\"",
        "\"2026-02-30T25:61:00Z\"", "\"2026-01-01T00:00:00\"", "\"2026-01-01T00:00:00+14:59\"", "\"24:00:00\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"not-an-id\"",
        "\"\"", "\" \"", "null", "true", "[]", "{}", "[[[[[[]]]]]]", "{\"ky\":\"\"}", "{\"ky\":null,\"ru\":null,\"en\":null}", "\"';--\"",
        "\"%00\"", "\"\u202e\u0000\"", "\"\\r\\nX: y\"", "[null]", "[1,\"a\",{}]", "\"ky-KG\"", "\"١٢٣٤٥٦\"",
    ];

    private static readonly string[] Plain =
    [
        "not-an-id", "00000000-0000-0000-0000-000000000000", "%00", "a%00b", "-1", "0", "101", "99999999999999999999", "1e9", "%ED%A0%80",
        "%C3%28", "null", "true",
        "2026-02-30", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00Z", "2026-01-01T00:00:00%2B14:59",
        "%20", "%D2%A3%D3%A9%D2%AF", "%F0%9F%A7%B6", "';--", "%25", "*", "%5B%5D", "1.2.3",
    ];

    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Example example = new(document, random, ids);

    /// <summary>One request; what was done to it is said in its own words.</summary>
    public (HttpRequestMessage Request, string Told) Against(Operation operation)
    {
        var told = new List<string>();
        var path = operation.Path;
        var query = new List<string>();
        var headers = new List<(string Name, string Value)>();
        var target = random.Next(10);
        foreach (var parameter in operation.Parameters)
        {
            var broken = target < 4 && random.Next(2) == 0;
            var value = broken ? Odd(parameter.In) : Uri.EscapeDataString(example.Plain(parameter.Schema));
            if (broken)
            {
                told.Add($"{parameter.Name}={value}");
            }

            switch (parameter.In)
            {
                case "path":
                    path = path.Replace($"{{{parameter.Name}}}", value, StringComparison.Ordinal);
                    break;
                case "query" when broken || random.Next(2) == 0:
                    query.Add($"{parameter.Name}={value}");
                    if (random.Next(20) == 0)
                    {
                        query.Add($"{parameter.Name}={value}");
                    }

                    break;
                case "header" when parameter.Required && (!broken || random.Next(2) == 0):
                    headers.Add((parameter.Name, broken ? value : Guid.NewGuid().ToString()));
                    break;
            }
        }

        if (operation.Method != HttpMethod.Get && random.Next(4) != 0)
        {
            headers.Add(("If-Match", ((string[])["*", "*", "*", "\"1\"", "\"999999999999\"", "W/\"1\"", "garbage", ","])[random.Next(8)]));
        }

        if (random.Next(10) == 0)
        {
            headers.Add(("Accept-Language",
                ((string[])["ky", "ru;q=0", "tlh", "*", ",,,", "ky;q=nonsense", new string('a', 300)])[random.Next(7)]));
        }

        var request = new HttpRequestMessage(operation.Method, path + (query.Count == 0 ? "" : "?" + string.Join('&', query)));
        if (operation.Body is { } schema)
        {
            request.Content = operation.BodyIsJson ? Body(schema, told, target >= 3) : Bytes(told);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return (request, $"{operation.Method} {request.RequestUri} {string.Join(", ", told)}");
    }

    // A NUL in a path never gets past the server's own request line.
    private string Odd(string place) =>
        Plain[random.Next(Plain.Length)] is var odd && place == "path" ? odd.Replace("%00", "%01", StringComparison.Ordinal) : odd;

    private ByteArrayContent Body(JsonElement schema, List<string> told, bool breakIt)
    {
        var made = example.Of(schema);
        var text = made?.ToJsonString(Readable) ?? "{}";
        var bytes = Encoding.UTF8.GetBytes(text);
        var type = "application/json";
        if (breakIt)
        {
            switch (random.Next(14))
            {
                case 0:
                    bytes = bytes[..random.Next(bytes.Length)];
                    break;
                case 1:
                    bytes = [.. bytes[..(bytes.Length / 2)], 0xC3, 0x28, .. bytes[(bytes.Length / 2)..]];
                    break;
                case 2:
                    bytes = Encoding.UTF8.GetBytes(new string('[', 3000));
                    break;
                case 3:
                    bytes = Encoding.UTF8.GetBytes(Raw[random.Next(Raw.Length)]);
                    break;
                case 4:
                    type = ((string[])["text/plain", "application/xml", "application/x-www-form-urlencoded",
                        "multipart/form-data"])[random.Next(4)];
                    break;
                default:
                    bytes = Encoding.UTF8.GetBytes(Broken(made, random.Next(1, 3)));
                    break;
            }

            told.Add($"{type}: {Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 600)))}");
        }

        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }

    private ByteArrayContent Bytes(List<string> told)
    {
        var bytes = new byte[random.Next(0, 2000)];
        random.NextBytes(bytes);
        told.Add($"{bytes.Length} random bytes");
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(
            ((string[])["image/png", "image/jpeg", "application/octet-stream", "multipart/form-data"])[random.Next(4)]);
        return content;
    }

    private string Broken(JsonNode? made, int places)
    {
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < places; i++)
        {
            var all = Places(made).ToList();
            if (all.Count == 0)
            {
                break;
            }

            var (parent, key) = all[random.Next(all.Count)];
            switch (random.Next(6))
            {
                case 0 when parent is JsonObject from:
                    from.Remove(key);
                    break;
                case 1 when parent is JsonObject into:
                    into["unheardOf"] = 1;
                    break;
                case 2:
                    Set(parent, key, new string('ү', random.Next(1, 40) * 100));
                    break;
                default:
                    var mark = $"mark{marks.Count}mark";
                    marks[mark] = Raw[random.Next(Raw.Length)];
                    Set(parent, key, mark);
                    break;
            }
        }

        return marks.Aggregate(made?.ToJsonString(Readable)
            ?? "null", (text, mark) => text.Replace($"\"{mark.Key}\"", mark.Value, StringComparison.Ordinal));
    }

    private static void Set(JsonNode parent, string key, string value)
    {
        if (parent is JsonObject known)
        {
            known[key] = value;
        }
        else
        {
            parent.AsArray()[int.Parse(key, CultureInfo.InvariantCulture)] = value;
        }
    }

    private static IEnumerable<(JsonNode Parent, string Key)> Places(JsonNode? node) => node switch
    {
        JsonObject known => known.SelectMany(p => Places(p.Value).Prepend((known, p.Key))),
        JsonArray list => list.SelectMany((item, index) => Places(item).Prepend((list, index.ToString(CultureInfo.InvariantCulture)))),
        _ => [],
    };
}
