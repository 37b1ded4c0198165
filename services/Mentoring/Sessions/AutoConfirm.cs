using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions;

/// <summary>One of the two answered and the other was silent for seven days: her answer counts.</summary>
[ConsumerName("CreativeLabs.Mentoring.Sessions.CountSilence")]
internal sealed class AutoConfirm(MentoringDb db, TimeProvider clock) : IConsumer<SessionConfirmationDue>
{
    public async Task Consume(ConsumeContext<SessionConfirmationDue> context)
    {
        var token = context.CancellationToken;
        var session = await db.LockAsync<MentoringSession>(context.Message.SessionId, token);
        if (session is null || !session.Settle(clock.GetUtcNow()))
        {
            return;
        }

        var mentorship = await db.Mentorships.AsNoTracking().SingleAsync(m => m.Id == session.MentorshipId, token);
        await session.Tell(mentorship, context, token);
    }
}
