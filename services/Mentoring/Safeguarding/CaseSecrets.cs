using System.Security.Cryptography;
using System.Text;
using CreativeLabs.Keys;

namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>The code and the secret of a case are derived from the id that the phone gave the report: so a report that is sent twice is
/// answered twice with the same, and nothing of them is kept but hashes.</summary>
internal sealed class CaseSecrets(PlatformKey platform)
{
    // Letters and figures that nobody takes for others when she copies them by hand.
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private readonly byte[] key = platform.For("safeguarding-case");

    /// <summary>Eight characters, to name the case.</summary>
    public string Code(Guid clientId) => Spell(Hash("code", clientId.ToString()), 8);

    /// <summary>Twenty characters, a hundred bits.</summary>
    public string Secret(Guid clientId) => Spell(Hash("secret", clientId.ToString()), 20);

    public CaseMarks Marks(Guid clientId, string content) => new(
        Hash("client", clientId.ToString()), Hash("content", content), CodeHash(Code(clientId)), SecretHash(Secret(clientId)));

    public byte[] CodeHash(string code) => Hash("code-hash", Plain(code));

    public byte[] SecretHash(string secret) => Hash("secret-hash", Plain(secret));

    public byte[] ClientHash(Guid clientId) => Hash("client", clientId.ToString());

    private byte[] Hash(string purpose, string value) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}/{value}"));

    /// <summary>As it was copied by hand: with gaps, and in letters of either size.</summary>
    private static string Plain(string typed) =>
        string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static string Spell(byte[] hash, int length) => string.Concat(hash.Take(length).Select(b => Alphabet[b & 31]));
}
