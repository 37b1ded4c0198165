using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using CreativeLabs.Training.Waivers;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

/// <summary>A woman who asks for a seat: her offering, whose row is locked, and what else is decided on and answered, in one round trip.
/// All but the offering may be older than the lock by as long as it was waited for; that she is in it only once is the index's to
/// see.</summary>
internal sealed class Asking
{
    // No limit, as a SingleOrDefault would set one: around a collection it makes a subquery, all of whose tables would be locked.
    private static readonly Func<TrainingDb, Guid, Guid, IAsyncEnumerable<Asking>> Lock = EF.CompileAsyncQuery(
        (TrainingDb db, Guid offeringId, Guid personId) => db.Offerings.TagWith(RowLock.Tag).Where(o => o.Id == offeringId)
            .Join(db.Courses.Include(c => c.Prerequisites), o => o.CourseId, c => c.Id, (o, c) => new Asking
            {
                Offering = o,
                Course = c,
                IsIn = db.Enrolments.Any(e => e.OfferingId == offeringId && e.PersonId == personId
                    && e.State != EnrolmentState.Dropped && e.State != EnrolmentState.OfferLapsed && e.State != EnrolmentState.Declined),
                LastEndsAt = db.TrainingSessions.Where(s => s.OfferingId == offeringId && !s.Cancelled).Max(s => (DateTimeOffset?)s.EndsAt),
                Sessions = db.TrainingSessions.Count(s => s.OfferingId == offeringId && !s.Cancelled),
                Waiver = db.Waivers.SingleOrDefault(w => w.OfferingId == offeringId && w.PersonId == personId),
            }));

    public required Offering Offering { get; init; }

    public required Course Course { get; init; }

    /// <summary>She is in it already, or was to its end.</summary>
    public required bool IsIn { get; init; }

    /// <summary>When the last session ends; null when none is held.</summary>
    public required DateTimeOffset? LastEndsAt { get; init; }

    public required int Sessions { get; init; }

    public required Waiver? Waiver { get; init; }

    public static async Task<Asking?> Hold(TrainingDb db, Guid offeringId, Guid personId, CancellationToken token) =>
        await Lock(db, offeringId, personId).SingleOrDefaultAsync(token);
}
