using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>An event in figures.</summary>
/// <param name="Persons">Registered persons who came, each once.</param>
/// <param name="Companions">Who came with them on their places.</param>
/// <param name="Unregistered">Who gave a name at the door and is not registered.</param>
/// <param name="Headcount">Who was only counted; apart from all the others.</param>
/// <param name="WithoutPlace">Of persons and unregistered: who came without a place.</param>
/// <param name="NoShows">Places whose holder did not come; 0 before the event is closed.</param>
/// <param name="ClosedAt">When it was closed; null before.</param>
internal sealed record AttendanceView(
    int Persons, int Companions, int Unregistered, int Headcount, int WithoutPlace, int NoShows, DateTimeOffset? ClosedAt)
{
    public static AttendanceView Of(CheckInSession? door, int headcount) => door is null
        ? new(0, 0, 0, headcount, 0, 0, null)
        : new(door.Persons, door.Companions, door.Unregistered, headcount, door.WalkIns, door.NoShows, door.ClosedAt);
}

internal static class GetAttendance
{
    public static async Task<Results<Ok<AttendanceView>, ProblemResult>> Handle(Guid id, Caller caller, RegistrationDb db,
        CancellationToken token) =>
        await db.RefuseOthers(id, caller, token) is { } refusal
            ? refusal
            : TypedResults.Ok(AttendanceView.Of(await db.CheckInSessions.AsNoTracking().SingleOrDefaultAsync(d => d.EventId == id, token),
                await Heads(db, id, token)));

    /// <summary>Over the phones of one event, which are few.</summary>
    public static Task<int> Heads(RegistrationDb db, Guid eventId, CancellationToken token) =>
        db.Headcounts.Where(h => h.EventId == eventId).SumAsync(h => h.Count, token);
}
