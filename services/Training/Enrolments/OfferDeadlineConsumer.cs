using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

/// <summary>An offer whose deadline has passed goes to the next in line. One that was answered meanwhile is left alone, however often the
/// deadline is told.</summary>
[ConsumerName("CreativeLabs.Training.Enrolments.LapseOffer")]
internal sealed class OfferDeadlineConsumer(TrainingDb db, TimeProvider clock) : IConsumer<LearnerOfferDue>
{
    public async Task Consume(ConsumeContext<LearnerOfferDue> context)
    {
        var (enrolmentId, offeringId) = context.Message;
        var token = context.CancellationToken;
        if (await LockedOffering.Lock(db, context, clock, offeringId, token) is { } held
            && await db.Enrolments.SingleOrDefaultAsync(e => e.Id == enrolmentId, token) is { } enrolment)
        {
            await held.Lapse(enrolment, token);
            await db.SaveChangesAsync(token);
        }
    }
}
