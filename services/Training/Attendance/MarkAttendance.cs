using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Completion;
using CreativeLabs.Training.Data;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Attendance;

/// <summary>A trainer's list of one session, perhaps made without network and sent late or twice. Lists are merged: who is present in one
/// of them was there.</summary>
/// <param name="Present">Enrolments of who was there.</param>
/// <param name="Absent">Enrolments of who was not.</param>
internal sealed record AttendanceList(IReadOnlyList<Guid>? Present = null, IReadOnlyList<Guid>? Absent = null);

internal static class MarkAttendance
{
    private const int Most = 500;

    public static async Task<Results<Ok<AttendanceView>, ProblemResult>> Handle(
        Guid id, AttendanceList list, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await GetAttendance.SessionOf(db, id, token) is not { } session)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsTrainerAt(session.LabId))
        {
            return ProblemResult.Forbidden;
        }

        var (present, absent) = ((list.Present ?? []).Distinct().ToArray(), (list.Absent ?? []).Distinct().ToArray());
        if (new Validation()
            .Range(present.Length + absent.Length, 0, Most, "present")
            .Check(!present.Intersect(absent).Any(), "absent", "Бир адам эки тизмеде тең.", "Одна участница в обоих списках.",
                "An enrolment is in both lists.")
            .Problem is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        if (session.StartsAt > now)
        {
            return ProblemResult.Of(AttendanceRules.NotBegun);
        }

        Guid[] named = [.. present, .. absent];
        await db.LockOffering(session.OfferingId, token);
        var held = await db.Enrolments.Where(e => named.Contains(e.Id)).ToListAsync(token);
        var unknown = named.Except(held.Where(e => e.OfferingId == session.OfferingId).Select(e => e.Id)).ToList();
        if (unknown.Count > 0)
        {
            return ProblemResult.Of(AttendanceRules.NotInOffering.With("unknown", unknown));
        }

        await Merge(db, id, named, named.Select((_, i) => i < present.Length).ToArray(), caller.PersonId, now, token);
        await CompleteEnrolments.LookAnew(db, publish, now, session.OfferingId, held, token);
        return TypedResults.Ok(await GetAttendance.Of(db, id, token));
    }

    private static Task<int> Merge(TrainingDb db, Guid session, Guid[] ids, bool[] marks, Guid by, DateTimeOffset now,
        CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO attendance (session_id, enrolment_id, present, corrected, marked_by, marked_at)
            SELECT {session}, mark.id, mark.present, false, {by}, {now} FROM unnest({ids}, {marks}) AS mark(id, present)
            ON CONFLICT (session_id, enrolment_id) DO UPDATE
            SET present = true, marked_by = EXCLUDED.marked_by, marked_at = EXCLUDED.marked_at
            WHERE EXCLUDED.present AND NOT attendance.present AND NOT attendance.corrected
            """, token);
}
