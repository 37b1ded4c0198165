using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace CreativeLabs.Training.Badges;

/// <summary>A compact JWS (ES256) of a JSON object.</summary>
internal static class Jws
{
    public const string MediaType = "application/vc+jwt";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Signs; the header names the key by its address, where its public half can be read.</summary>
    public static string Sign(string type, string kid, ECDsa pair, JsonObject payload)
    {
        var header = new JsonObject { ["alg"] = "ES256", ["kid"] = kid, ["typ"] = type };
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(pair.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString(Plain)));
}
