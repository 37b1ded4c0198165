using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions.Slots;

/// <summary>The five minutes of a held slot are over; Mentoring's own deadline.</summary>
/// <param name="HoldId">The hold.</param>
public sealed record SlotHoldDue(Guid HoldId) : IFact
{
    Guid IFact.Key => HoldId;
}

/// <summary>Frees the time of a hold that nobody took, so that none stays behind of a phone that was put away. Whoever wants the time
/// before this comes does not wait for it: every look at slots knows the end of a hold.</summary>
internal sealed class FreeSlotHold(MentoringDb db, TimeProvider clock) : IConsumer<SlotHoldDue>
{
    public async Task Consume(ConsumeContext<SlotHoldDue> context)
    {
        var (id, token, now) = (context.Message.HoldId, context.CancellationToken, clock.GetUtcNow());
        if (await db.SlotHolds.Where(h => h.Id == id && h.HeldUntil <= now).ExecuteDeleteAsync(token) == 1)
        {
            await db.BookedTimes.Where(t => t.SubjectId == id && t.HeldUntil <= now).ExecuteDeleteAsync(token);
        }
    }
}
