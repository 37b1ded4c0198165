using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Measures;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>A measure at once.</summary>
/// <param name="Kind">hideProfile, cancelSessions, pauseMentorships or blockPair.</param>
/// <param name="PersonId">Whom it is about.</param>
/// <param name="OtherId">Who is to be kept apart from her; for blockPair.</param>
internal sealed record TakeMeasureRequest(MeasureKind Kind, Guid PersonId, Guid? OtherId = null);

internal static class TakeMeasure
{
    public static async Task<Results<Ok<CaseView>, ProblemResult>> Take(
        Guid id, TakeMeasureRequest body, Caller caller, MentoringDb db, BlockAnnouncer blocks, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http)
    {
        var isWhole = body.Kind is not MeasureKind.BlockPair || (body.OtherId is { } other && other != body.PersonId);
        var invalid = new Validation().Check(isWhole, "otherId", "Толтурулушу керек.", "Нужно заполнить.", "This is required.").Problem;
        return invalid is not null ? invalid : await HandleCase.Step(id, "measure", caller, db, clock, http,
            (report, _) => HandleCase.Touch(report), async report =>
            {
                var (token, now) = (http.RequestAborted, clock.GetUtcNow());
                db.Add(SafeguardingMeasure.Take(id, body.Kind, body.PersonId, body.OtherId, caller.PersonId, now));
                await db.SaveChangesAsync(token);
                await Apply(body, db, blocks, publish, now, token);
            });
    }

    /// <summary>Lists her again, or lets the two meet. What was called off or paused stays so, until the two themselves go on.</summary>
    public static Task<Results<Ok<CaseView>, ProblemResult>> Lift(
        Guid id, Guid measureId, Caller caller, MentoringDb db, BlockAnnouncer blocks, TimeProvider clock, HttpContext http) =>
        HandleCase.Step(id, "lift", caller, db, clock, http, (report, _) => HandleCase.Touch(report), async _ =>
        {
            var (token, now) = (http.RequestAborted, clock.GetUtcNow());
            var measure = await db.SafeguardingMeasures.SingleOrDefaultAsync(m => m.Id == measureId && m.ReportId == id, token);
            if (measure?.Lift(now) is true && measure is { Kind: MeasureKind.BlockPair, OtherId: { } other })
            {
                await db.LockPairAsync(other, measure.PersonId, token);
                await db.SaveChangesAsync(token);
                await blocks.End(other, measure.PersonId, now, token);
            }
        });

    private static async Task Apply(
        TakeMeasureRequest body, MentoringDb db, BlockAnnouncer blocks, IPublishEndpoint publish, DateTimeOffset now,
        CancellationToken token)
    {
        switch (body.Kind)
        {
            case MeasureKind.HideProfile:
                await TakeBack.AllOf(body.PersonId, db, publish, now, token);
                break;
            case MeasureKind.BlockPair:
                await db.LockPairAsync(body.OtherId!.Value, body.PersonId, token);
                await blocks.Begin(body.OtherId.Value, body.PersonId, now, token);
                break;
            default:
                foreach (var mentorship in await LockRunning(body.PersonId, db, token))
                {
                    await Stop(mentorship, body.Kind, db, publish, now, token);
                }

                break;
        }
    }

    private static async Task<List<Mentorship>> LockRunning(Guid person, MentoringDb db, CancellationToken token)
    {
        var running = new List<Mentorship>();
        foreach (var id in await db.Mentorships.Where(m => (m.MenteeId == person || m.MentorId == person) && m.EndedAt == null)
            .OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(token))
        {
            if (await db.LockAsync<Mentorship>(id, token) is { HasEnded: false } mentorship)
            {
                running.Add(mentorship);
            }
        }

        return running;
    }

    private static async Task Stop(
        Mentorship mentorship, MeasureKind kind, MentoringDb db, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        if (kind is MeasureKind.PauseMentorships)
        {
            mentorship.Pause();
        }

        foreach (var id in await db.Sessions
            .Where(s => s.MentorshipId == mentorship.Id && s.State == SessionState.Planned && s.StartsAt > now)
            .OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(token))
        {
            if (await db.LockAsync<MentoringSession>(id, token) is { State: SessionState.Planned } session
                && session.Cancel(by: null, now) is null)
            {
                await CancelSession.Release(session, mentorship, by: null, db, publish, token);
            }
        }
    }
}
