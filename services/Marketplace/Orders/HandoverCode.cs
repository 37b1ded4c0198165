using System.Security.Cryptography;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>What a buyer says to the seller when she has the goods: six signs out of 32, a thousand million possibilities, so that nobody
/// guesses it within the limits of the gateway.</summary>
internal static class HandoverCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 6;

    public static string Next() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As it was written or pasted: letters of either size, O for 0, I and L for 1, with spaces or any dashes.</summary>
    public static string? Read(string? said) => said is null ? null : string.Concat(WrittenText.WithoutGroups(said).ToUpperInvariant()
        .Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }));
}
