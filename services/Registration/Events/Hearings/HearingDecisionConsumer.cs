using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>Tells each woman who wrote to a hearing what it came to; who took back all that she wrote asked not to be part of it. A batch,
/// its facts and the fact that brings the next batch are one transaction.</summary>
[ConsumerName("CreativeLabs.Registration.Hearings.TellCommenters")]
internal sealed class HearingDecisionConsumer(RegistrationDb db) : IConsumer<HearingDecided>, IConsumer<DecisionToTell>
{
    private const int Batch = 200;

    public Task Consume(ConsumeContext<HearingDecided> context) => TellBatch(context, context.Message.EventId, Guid.Empty);

    public Task Consume(ConsumeContext<DecisionToTell> context) => TellBatch(context, context.Message.EventId, context.Message.After);

    private async Task TellBatch(ConsumeContext context, Guid eventId, Guid after)
    {
        var token = context.CancellationToken;
        var title = await db.Events.Where(e => e.Id == eventId).Select(e => e.Title).SingleAsync(token);
        var batch = await db.Comments.Where(c => c.EventId == eventId && c.PersonId > after && c.Words != null)
            .Select(c => c.PersonId!.Value).Distinct().OrderBy(id => id).Take(Batch).ToListAsync(token);
        foreach (var person in batch)
        {
            await context.Publish(new CommentAnswered(Guid.CreateVersion7(), person, eventId, title), token);
        }

        if (batch.Count == Batch)
        {
            await context.Publish(new DecisionToTell(eventId, batch[^1]), token);
        }
    }
}
