using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

/// <summary>A credential was taken back. Seats that rest on it are withdrawn where the lessons have not begun, and she is told what she can
/// do. Who learns already goes on.</summary>
[ConsumerName("CreativeLabs.Training.Enrolments.WithdrawSeats")]
internal sealed class CredentialRevokedConsumer(TrainingDb db, TimeProvider clock) : IConsumer<CredentialRevoked>
{
    public async Task Consume(ConsumeContext<CredentialRevoked> context)
    {
        var token = context.CancellationToken;
        if (await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(e => e.Id == context.Message.EnrolmentId, token) is not { } ground)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var resting = await db.Enrolments.Where(e => e.PersonId == ground.PersonId
                && (e.State == EnrolmentState.Enrolled || e.State == EnrolmentState.Offered || e.State == EnrolmentState.Waitlisted)
                && db.Prerequisites.Any(p => p.CourseId == e.CourseId && p.RequiresId == ground.CourseId)
                && !db.TrainingSessions.Any(s => s.OfferingId == e.OfferingId && !s.Cancelled && s.StartsAt <= now))
            .Select(e => e.OfferingId).Distinct().Order().ToListAsync(token);
        // In one order, so that two of these do not wait for each other in a ring.
        foreach (var offering in resting)
        {
            await Withdraw(offering, ground.PersonId, context, token);
        }
    }

    private async Task Withdraw(Guid offering, Guid person, IPublishEndpoint publish, CancellationToken token)
    {
        // Looked at anew: a credential may have been issued meanwhile, or a waiver given.
        if (await LockedOffering.Lock(db, publish, clock, offering, token) is not { Offering.GivesSeats: true } held
            || (await Prerequisites.Missing(db, held.Course, offering, [person], token)).Count == 0)
        {
            return;
        }

        foreach (var enrolment in await db.Enrolments.Where(e => e.OfferingId == offering && e.PersonId == person).ToListAsync(token))
        {
            await held.Withdraw(enrolment, token);
        }

        await db.SaveChangesAsync(token);
    }
}
