using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Offerings;

/// <summary>Who sees which offerings.</summary>
internal static class OfferingAccess
{
    /// <summary>The labs that the caller teaches at or coordinates.</summary>
    public static Guid[] LabsTaughtAt(this Caller? caller) => caller is null ? [] : caller.Roles
        .Where(role => role.StartsWith("trainer:", StringComparison.Ordinal) || role.StartsWith("coordinator:", StringComparison.Ordinal))
        .Select(role => Guid.TryParse(role.AsSpan(role.IndexOf(':', StringComparison.Ordinal) + 1), out var lab) ? lab : Guid.Empty)
        .ToArray();

    /// <summary>A draft exists only for the people of its lab.</summary>
    public static IQueryable<Offering> SeenBy(this IQueryable<Offering> offerings, Caller? caller)
    {
        var mine = caller.LabsTaughtAt();
        return offerings.Where(o => o.State != OfferingState.Draft || mine.Contains(o.LabId));
    }

    public static bool IsSeenBy(this Offering offering, Caller? caller) =>
        offering.State is not OfferingState.Draft || caller.LabsTaughtAt().Contains(offering.LabId);

    /// <summary>Null for who teaches at the lab that gives the offering.</summary>
    public static async Task<ProblemResult?> RefuseOthers(this TrainingDb db, Guid id, Caller caller, CancellationToken token) =>
        await db.Offerings.AsNoTracking().SeenBy(caller).SingleOrDefaultAsync(o => o.Id == id, token) switch
        {
            null => ProblemResult.NotFound,
            { } offering => caller.IsTrainerAt(offering.LabId) ? null : ProblemResult.Forbidden,
        };

    /// <summary>Null for who teaches at the lab that she learns at. Nobody else learns whether an enrolment exists; she herself is told
    /// that she may not.</summary>
    public static async Task<ProblemResult?> RefuseOthersOfEnrolment(this TrainingDb db, Guid id, Caller caller, CancellationToken token) =>
        await db.Enrolments.Where(e => e.Id == id).Join(db.Offerings, e => e.OfferingId, o => o.Id, (e, o) => new { e.PersonId, o.LabId })
            .SingleOrDefaultAsync(token) switch
        {
            { } enrolment when caller.IsTrainerAt(enrolment.LabId) => null,
            { } enrolment when enrolment.PersonId == caller.PersonId => ProblemResult.Forbidden,
            _ => ProblemResult.NotFound,
        };
}
