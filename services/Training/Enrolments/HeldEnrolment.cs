using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

/// <summary>An enrolment with the offering that it is in, both held until the transaction ends.</summary>
internal sealed record HeldEnrolment(Enrolment Enrolment, Offering Offering)
{
    public static async Task<HeldEnrolment> Hold(TrainingDb db, Guid offeringId, Guid id, CancellationToken token)
    {
        await db.HoldOffering(offeringId, token);
        var offering = await db.Offerings.SingleAsync(o => o.Id == offeringId, token);
        // Both rows at once, in the order of their ids: an attendance list may be holding one of them and asking for the other.
        var held = await db.HoldEnrolments([id, .. await Waitlist.First(db, offeringId, 1, token)], token);
        return new HeldEnrolment(held.Single(e => e.Id == id), offering);
    }

    /// <summary>Her seat goes to the first who waits.</summary>
    public async Task<Rule?> Drop(TrainingDb db, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        var hadSeat = Enrolment.State is EnrolmentState.Enrolled;
        if (Enrolment.Drop(now) is { } rule)
        {
            return rule;
        }

        if (hadSeat)
        {
            var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == Offering.CourseId, token);
            var promoted = Offering.GivesSeats ? await Waitlist.Promote(db, publish, Offering, course, 1, now, token) : 0;
            Offering.Seat(promoted - 1);
        }

        await db.SaveChangesAsync(token);
        return null;
    }
}
