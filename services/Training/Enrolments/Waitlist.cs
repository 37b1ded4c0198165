using CreativeLabs.Contracts;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

/// <summary>Gives free seats to who waits, in the order of their numbers. The caller holds the offering's row.</summary>
internal static class Waitlist
{
    /// <summary>How many got a seat: at most <paramref name="seats"/>.</summary>
    public static async Task<int> Promote(
        TrainingDb db, IPublishEndpoint publish, Offering offering, Course course, int seats, DateTimeOffset now, CancellationToken token)
    {
        var first = await First(db, offering.Id, seats, token);
        foreach (var enrolment in await db.HoldEnrolments(first, token))
        {
            enrolment.Admit(now);
            await publish.Publish(Enrolled(enrolment, offering, course), token);
        }

        return first.Length;
    }

    public static Task<Guid[]> First(TrainingDb db, Guid offeringId, int many, CancellationToken token) =>
        db.Enrolments.Where(e => e.OfferingId == offeringId && e.State == EnrolmentState.Waitlisted)
            .OrderBy(e => e.Ticket).Take(many).Select(e => e.Id).ToArrayAsync(token);

    /// <summary>How many wait before her; nobody when she has a seat.</summary>
    public static async Task<int> Ahead(TrainingDb db, Enrolment enrolment, CancellationToken token) => enrolment.Ticket is null ? 0 :
        await db.Enrolments.CountAsync(e => e.OfferingId == enrolment.OfferingId && e.State == EnrolmentState.Waitlisted && e.Ticket < enrolment.Ticket, token);

    public static LearnerEnrolled Enrolled(Enrolment enrolment, Offering offering, Course course) =>
        new(enrolment.Id, offering.Id, course.Id, enrolment.PersonId, course.Title, offering.StartsOn);
}
