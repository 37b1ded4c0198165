using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Groups;

/// <summary>Which groups exist for a caller.</summary>
internal static class GroupAccess
{
    /// <summary>The living groups that she is a member of, and those of the labs that she coordinates.</summary>
    public static IQueryable<Group> GroupsOf(this RegistrationDb db, Caller caller)
    {
        var labs = caller.CoordinatedLabs;
        return db.Groups.Where(g => g.DissolvedAt == null
            && (labs.Contains(g.LabId) || db.GroupMembers.Any(m => m.GroupId == g.Id && m.PersonId == caller.PersonId)));
    }

    /// <summary>Her own word counts in the group, or that of the lab's coordinator, who helps when a leader is gone.</summary>
    public static bool MayGiveRoles(this Caller caller, Group group) =>
        caller.PersonId == group.LeaderId || caller.IsCoordinatorOf(group.LabId);
}
