using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Attendance;

/// <summary>All lists of a session, merged.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Present">Enrolments of who was there.</param>
/// <param name="Absent">Enrolments of who was not seen by any list.</param>
internal sealed record AttendanceView(Guid SessionId, IReadOnlyList<Guid> Present, IReadOnlyList<Guid> Absent);

/// <summary>What deciding on a list needs of its session.</summary>
internal sealed record SessionAt(Guid OfferingId, Guid LabId, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

internal static class GetAttendance
{
    public static async Task<Results<Ok<AttendanceView>, ProblemResult>> Handle(Guid id, Caller caller, TrainingDb db, HttpContext http) =>
        await SessionOf(db, id, http.RequestAborted) switch
        {
            null => ProblemResult.NotFound,
            { } session when !caller.IsTrainerAt(session.LabId) => ProblemResult.Forbidden,
            _ => TypedResults.Ok(await Of(db, id, http.RequestAborted)),
        };

    public static Task<SessionAt?> SessionOf(TrainingDb db, Guid id, CancellationToken token) => (
        from session in db.TrainingSessions
        join offering in db.Offerings on session.OfferingId equals offering.Id
        where session.Id == id && !session.Cancelled
        select new SessionAt(offering.Id, offering.LabId, session.StartsAt, session.EndsAt)).SingleOrDefaultAsync(token);

    public static async Task<AttendanceView> Of(TrainingDb db, Guid id, CancellationToken token)
    {
        var marks = await db.Marks.AsNoTracking().Where(m => m.SessionId == id).OrderBy(m => m.EnrolmentId).ToListAsync(token);
        var seen = marks.ToLookup(m => m.Present, m => m.EnrolmentId);
        return new AttendanceView(id, seen[true].ToList(), seen[false].ToList());
    }
}
