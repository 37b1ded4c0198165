using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Groups;

/// <summary>What a group says of itself.</summary>
/// <param name="Name">In at least one language, each up to 120 characters.</param>
/// <param name="Purposes">1 to 5 of learn, sell, fund, make, help.</param>
internal sealed record GroupTold(LocalText Name, IReadOnlyList<string> Purposes)
{
    private static readonly LocalText Twice =
        new("Ар бир максат бир эле жолу жазылат.", "Каждая цель указывается один раз.", "Name each purpose once.");

    public Validation Check()
    {
        var check = new Validation().Name(Name, 120, "name").Range(Purposes.Count, 1, Group.KnownPurposes.Count, "purposes");
        if (Purposes.Count <= Group.KnownPurposes.Count)
        {
            check.Check(Purposes.Distinct(StringComparer.Ordinal).Count() == Purposes.Count, "purposes", Twice);
            foreach (var purpose in Purposes)
            {
                check.OneOf(purpose, Group.KnownPurposes, "purposes");
            }
        }

        return check;
    }
}

/// <summary>A group, as its members and the lab's coordinator see it.</summary>
/// <param name="Id">The group.</param>
/// <param name="LabId">Its lab.</param>
/// <param name="Name">In the caller's language.</param>
/// <param name="Purposes">learn, sell, fund, make, help.</param>
/// <param name="LeaderId">Who leads it.</param>
/// <param name="TreasurerId">Who keeps its money; null when nobody does.</param>
/// <param name="Members">How many there are.</param>
/// <param name="FormedAt">Since when.</param>
/// <param name="Version">For If-Match.</param>
internal sealed record GroupView(
    Guid Id, Guid LabId, string Name, IReadOnlyList<string> Purposes, Guid? LeaderId, Guid? TreasurerId, int Members,
    DateTimeOffset FormedAt, int Version)
{
    public static GroupView Of(Group group, HttpContext http) => new(
        group.Id, group.LabId, http.Say(group.Name), group.Purposes, group.LeaderId, group.TreasurerId, group.Members, group.FormedAt,
        group.Version);
}
