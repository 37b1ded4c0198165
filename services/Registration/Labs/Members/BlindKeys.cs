using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CreativeLabs.Registration.People.Persons;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>What can be looked up without being readable: HMAC-SHA256 cut to 64 bits and bound to the lab.</summary>
/// <remarks>Who holds the database and not both halves of the key sees that two members of one lab share something, never what, and nothing
/// across labs. Names and needs lie in one table without telling which is which. Who holds them too can confirm a guess, as with the
/// phone's index; these keys go with the person's vault row.</remarks>
internal sealed class BlindKeys(IndexKeys indexing)
{
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
        BinaryPrimitives.ReadInt64BigEndian(
            HMACSHA256.HashData(indexing.For("member-index"), Encoding.UTF8.GetBytes($"{kind}/{labId}/{value}")));
}
