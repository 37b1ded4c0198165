using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using CreativeLabs.Training.Waivers;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

/// <summary>A woman who asks for a seat of an offering that is held: what is decided on and answered, read in one query after the lock.</summary>
internal sealed class Asking
{
    private static readonly Func<TrainingDb, Guid, Guid, Guid, CancellationToken, Task<Asking>> Query = EF.CompileAsyncQuery(
        (TrainingDb db, Guid courseId, Guid offeringId, Guid personId, CancellationToken token) => db.Courses.AsNoTracking().Include(c => c.Prerequisites)
            .Where(c => c.Id == courseId)
            .Select(c => new Asking
            {
                Course = c,
                IsIn = db.Enrolments.Any(e => e.OfferingId == offeringId && e.PersonId == personId
                    && e.State != EnrolmentState.Dropped && e.State != EnrolmentState.OfferLapsed && e.State != EnrolmentState.Declined),
                Sessions = db.TrainingSessions.Count(s => s.OfferingId == offeringId && !s.Cancelled),
                Waiver = db.Waivers.SingleOrDefault(w => w.OfferingId == offeringId && w.PersonId == personId),
            }).Single());

    public required Course Course { get; init; }

    /// <summary>She is in it already, or was to its end.</summary>
    public required bool IsIn { get; init; }

    public required int Sessions { get; init; }

    public required Waiver? Waiver { get; init; }

    public static Task<Asking> Find(TrainingDb db, Offering offering, Guid personId, CancellationToken token) =>
        Query(db, offering.CourseId, offering.Id, personId, token);
}
