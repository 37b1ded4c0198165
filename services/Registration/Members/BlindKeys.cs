using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Members;

/// <summary>What can be looked up without being readable: HMAC-SHA256 under a key of the platform, cut to 64 bits and bound to the lab.</summary>
/// <remarks>Who holds the database and not the platform's key sees that two members of one lab share something, never what, and nothing across
/// labs. Names and needs lie in one table without telling which is which. Who holds both can confirm a guess, as with the phone's index; the keys
/// go with the person's vault row.</remarks>
internal sealed class BlindKeys(PlatformKey platform)
{
    private readonly byte[] key = platform.For("member-index");

    /// <summary>The beginning of a word of a name.</summary>
    public long Name(Guid labId, string beginning) => Of("name", labId, beginning);

    /// <summary>A question that a member has difficulty with.</summary>
    public long Need(Guid labId, string question) => Of("need", labId, question);

    /// <summary>The whole name, its words in alphabetical order.</summary>
    public long WholeName(Guid labId, string name) => Of("whole-name", labId, name);

    /// <summary>The whole name with the birth year.</summary>
    public long NameAndYear(Guid labId, string name, int year) => Of("name-and-year", labId, $"{year} {name}");

    public long Phone(Guid labId, string phone) => Of("phone", labId, phone);

    private long Of(string kind, Guid labId, string value) =>
        BinaryPrimitives.ReadInt64BigEndian(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}/{labId}/{value}")));
}
