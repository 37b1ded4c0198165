using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>Compares a person whose index was made anew with the other members of her labs.</summary>
internal interface IDuplicateFinder
{
    Task Refresh(VaultEntry entry, IReadOnlyList<Membership> memberships, IReadOnlyList<string> words, CancellationToken token);

    /// <summary>How many may be the same woman.</summary>
    Task<int> CountOf(Guid personId, CancellationToken token);
}
