using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Circles;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Erasure;

/// <summary>A person leaves: her offer, what she asked for and whom she met end, and what she and the other wrote to each other is gone,
/// and with the key of the pair from every copy too. That they met stays as a figure. Rows are locked in the order of the house:
/// mentorships, requests, then mentors.</summary>
internal sealed class ErasePerson(MentoringDb db, DataKeys keys, TimeProvider clock) : IConsumer<PersonErasureRequested>
{
    public async Task Consume(ConsumeContext<PersonErasureRequested> context)
    {
        var (erasureId, person) = context.Message;
        var token = context.CancellationToken;
        await db.Database.ExecuteSqlAsync($"INSERT INTO erased_people (person_id) VALUES ({person}) ON CONFLICT DO NOTHING", token);
        await EndMentorships(person, context, token);
        await WithdrawRequest.All(r => r.PersonId == person, db, clock, token);
        await TakeBack.AllOf(person, db, context, clock.GetUtcNow(), token);
        await db.SaveChangesAsync(token);
        await db.Mentors.Where(m => m.Id == person).ExecuteDeleteAsync(token);
        await ForgetWords(person, context, token);
        await context.Publish(new PersonErased(erasureId, person, "mentoring"), token);
    }

    private async Task EndMentorships(Guid person, IPublishEndpoint publish, CancellationToken token)
    {
        var ids = await db.Mentorships.Where(m => m.MenteeId == person || m.MentorId == person).OrderBy(m => m.Id).Select(m => m.Id)
            .ToListAsync(token);
        foreach (var id in ids)
        {
            if (await db.LockAsync<Mentorship>(id, token) is { HasEnded: false } mentorship)
            {
                await EndMentorship.Close(mentorship, EndingReasons.Left, by: null, db, publish, clock.GetUtcNow(), token);
            }
        }
    }

    /// <summary>Notes, places and links of every pair that she was one of, and the answers kept for replay. Until the pairs' keys are
    /// destroyed Mentoring does not answer, and is asked again.</summary>
    private async Task ForgetWords(Guid person, IPublishEndpoint publish, CancellationToken token)
    {
        var pairs = await db.Mentorships.Where(m => m.MenteeId == person || m.MentorId == person).Select(m => m.Id).ToListAsync(token);
        await db.Notes.Where(n => pairs.Contains(n.MentorshipId)).ExecuteDeleteAsync(token);
        await db.Sessions.Where(s => pairs.Contains(s.MentorshipId) && (s.Place != null || s.Link != null)).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.Place, (byte[]?)null).SetProperty(s => s.Link, (byte[]?)null)
            .SetProperty(s => s.Version, s => s.Version + 1), token);
        await db.Goals.Where(g => pairs.Contains(g.MentorshipId)).ExecuteUpdateAsync(
            set => set.SetProperty(g => g.SealedWords, (byte[]?)null).SetProperty(g => g.Version, g => g.Version + 1), token);
        await db.Feedback.Where(f => pairs.Contains(f.MentorshipId)).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.SealedText, (byte[]?)null), token);
        await db.BookingTerms.Where(t => t.PersonId == person).ExecuteDeleteAsync(token);
        var circles = await LeaveCircles(person, publish, token);
        var cards = await db.ContactCards.Where(c => c.PersonId == person).Select(c => c.Id).ToListAsync(token);
        var applications = await db.MentorApplications.Where(a => a.PersonId == person).Select(a => a.Id).ToListAsync(token);
        await db.ContactCards.Where(c => c.PersonId == person).ExecuteDeleteAsync(token);
        await db.MentorApplications.Where(a => a.PersonId == person).ExecuteDeleteAsync(token);
        await db.Blocks.Where(b => b.BlockerId == person || b.BlockedId == person).ExecuteDeleteAsync(token);
        await db.LabMembers.Where(m => m.PersonId == person).ExecuteDeleteAsync(token);
        await db.ProgrammeParticipants.Where(p => p.PersonId == person).ExecuteDeleteAsync(token);
        await db.BookedTimes.Where(t => t.PersonId == person).ExecuteDeleteAsync(token);
        // What was told of harm stays with its case, apart from persons. That she looks after cases ends.
        await Safeguarding.AppointHandler.End(person, db, clock.GetUtcNow(), token);
        await Safeguarding.CaseAssignment.AssignUnattended(db, publish, token);
        var caller = person.ToString();
        await db.Set<IdempotencyRecord>().Where(r => r.Caller == caller).ExecuteDeleteAsync(token);
        await keys.Destroy([.. pairs, .. cards, .. applications, .. circles], token);
    }

    /// <summary>Her place in those of others is free; her own are closed, and where they met is gone.</summary>
    private async Task<List<Guid>> LeaveCircles(Guid person, IPublishEndpoint publish, CancellationToken token)
    {
        await db.LeaveCircles(person, only: null, token);
        await db.CircleAttendance.Where(a => a.PersonId == person).ExecuteDeleteAsync(token);
        var own = await db.Circles.Where(c => c.MentorId == person).Select(c => c.Id).ToListAsync(token);
        foreach (var id in own.Order())
        {
            if (await db.LockAsync<Circle>(id, token) is { ClosedAt: null } circle)
            {
                circle.Close(clock.GetUtcNow());
                await db.CallOffMeetings(circle, publish, clock.GetUtcNow(), token);
            }
        }

        await db.SaveChangesAsync(token);
        await db.CircleSessions.Where(s => own.Contains(s.CircleId)).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.SealedPlace, (byte[]?)null), token);
        return own;
    }
}
