using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Merge;

/// <summary>Two records were one woman: what she learns and has learnt follows her. Of two enrolments in one offering the one that is
/// further goes on, and the other, if it lives, is given up so that its seat goes to who waits; what came of it stays under the id that
/// went. Told again it moves what came late.</summary>
[ConsumerName("CreativeLabs.Training.Merge.FollowPerson")]
internal sealed class PersonMergedConsumer(TrainingDb db, TimeProvider clock) : IConsumer<PersonMerged>
{
    public async Task Consume(ConsumeContext<PersonMerged> context)
    {
        var (from, to) = context.Message;
        var token = context.CancellationToken;
        var both = await db.Enrolments.Where(e =>
            e.PersonId == from && db.Enrolments.Any(o => o.OfferingId == e.OfferingId && o.PersonId == to))
            .Select(e => e.OfferingId).Distinct().Order().ToListAsync(token);
        foreach (var id in both)
        {
            var held = await LockedOffering.Lock(db, context, clock, id, token);
            var hers = await db.Enrolments.Where(e => e.OfferingId == id && (e.PersonId == from || e.PersonId == to)).ToListAsync(token);
            foreach (var lesser in hers.OrderBy(Rank).ThenByDescending(e => e.PersonId == to).Skip(1).Where(e => e.IsLive))
            {
                await held!.Drop(lesser, DropReason.NotSaid, token);
            }

            await db.SaveChangesAsync(token);
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE enrolments e SET person_id = {to}, version = version + 1 WHERE person_id = {from}
              AND (state IN ('Dropped', 'OfferLapsed', 'Declined') OR NOT EXISTS (SELECT FROM enrolments o
                WHERE o.offering_id = e.offering_id AND o.person_id = {to} AND o.state NOT IN ('Dropped', 'OfferLapsed', 'Declined')));
            UPDATE lab_members SET person_id = {to} WHERE person_id = {from};
            UPDATE credentials SET person_id = {to} WHERE person_id = {from};
            UPDATE waivers w SET person_id = {to} WHERE person_id = {from}
              AND NOT EXISTS (SELECT FROM waivers o WHERE o.offering_id = w.offering_id AND o.person_id = {to});
            """, token);
    }

    private static int Rank(Enrolment enrolment) => enrolment.State switch
    {
        EnrolmentState.Completed => 0,
        EnrolmentState.Enrolled => 1,
        EnrolmentState.NotCompleted => 2,
        EnrolmentState.Offered => 3,
        EnrolmentState.Waitlisted => 4,
        _ => 5,
    };
}
