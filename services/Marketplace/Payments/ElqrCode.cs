using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>A dynamic ELQR code: a link whose fragment is a row of fields, each a two-digit id, a two-digit length and a value of 1 to 99
/// characters, with the last four hexadecimal digits of SHA-256 over all before them at the end. It looks like EMVCo's
/// and is not.</summary>
internal static class ElqrCode
{
    private const string Link = "https://pay.payqr.kg#";
    private const string Provider = "creativelabs.kg";
    private const string Merchant = "CL0001";

    /// <summary>A code whose amount and numbers the buyer's bank does not let her edit.</summary>
    /// <param name="orderNumber">What the buyer sees.</param>
    /// <param name="attemptId">The supplier's transaction.</param>
    /// <param name="amount">Tyiyn, not 0.</param>
    public static string Of(string orderNumber, Guid attemptId, long amount)
    {
        var order = Field("00", Provider) + Field("01", "1") + Field("10", orderNumber) + Field("11", attemptId.ToString("N"))
            + Field("12", "12") + Field("13", "12");
        var text = Field("00", "01") + Field("01", "12") + Field("32", order)
            + Field("33", Field("00", Merchant) + Field("01", "Creative Labs"))
            + Field("52", "5947") + Field("53", "417") + Field("54", amount.ToString(CultureInfo.InvariantCulture))
            + Field("59", "Creative Labs");
        return Link + text + Field("63", Checksum(text));
    }

    /// <summary>Four hexadecimal digits in upper case.</summary>
    public static string Checksum(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[^4..];

    private static string Field(string id, string value) => value.Length is >= 1 and <= 99
        ? string.Create(CultureInfo.InvariantCulture, $"{id}{value.Length:00}{value}")
        : throw new ArgumentOutOfRangeException(nameof(value), value.Length, "A field holds 1 to 99 characters.");
}
