using System.Text.Json;
using System.Text.Json.Nodes;
using CreativeLabs.Contracts;

namespace CreativeLabs.Marketplace.Erasure;

/// <summary>The answer to an order, as it is kept for replay.</summary>
internal static class KeptAnswer
{
    /// <summary>The same answer with neutral words for one shop; null when the shop is not in it.</summary>
    public static byte[]? Without(Guid shop, byte[] body)
    {
        var order = JsonNode.Parse(body)!;
        var parts = order["parts"]!.AsArray().Where(part => part!["sellerId"]!.GetValue<Guid>() == shop).ToList();
        foreach (var part in parts)
        {
            part!["seller"] = Neutral.Shop.In(LocalText.Languages[0]);
            foreach (var line in part["lines"]!.AsArray())
            {
                line!["title"] = Neutral.Title.In(LocalText.Languages[0]);
            }
        }

        return parts.Count == 0 ? null : JsonSerializer.SerializeToUtf8Bytes(order, JsonSerializerOptions.Web);
    }
}
