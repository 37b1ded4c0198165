using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>What was cancelled of a series.</summary>
/// <param name="SeriesId">The series.</param>
/// <param name="Cancelled">The bookings that had not begun.</param>
internal sealed record SeriesCancelled(Guid SeriesId, IReadOnlyList<Guid> Cancelled);

internal static class CancelSeries
{
    /// <summary>The caller's own series; a second time finds nothing to cancel.</summary>
    public static async Task<Results<Ok<SeriesCancelled>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, CancellationToken token)
    {
        var bookings = await db.Bookings.Where(b => b.SeriesId == id && b.PersonId == caller.PersonId).OrderBy(b => b.StartsAt)
            .ToListAsync(token);
        if (bookings.Count == 0)
        {
            return ProblemResult.NotFound;
        }

        var now = clock.GetUtcNow();
        var resource = bookings[0].ResourceId;
        var name = await db.Resources.Where(r => r.Id == resource).Select(r => r.Name).SingleAsync(token);
        var cancelled = bookings.Where(b => b.Cancel(caller.PersonId, null, now) is null).ToList();
        foreach (var booking in cancelled)
        {
            await QuotaUse.GiveBack(db, booking, token);
            await publish.Publish(CancelBooking.Fact(booking, name, herself: true), token);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.Ok(new SeriesCancelled(id, cancelled.ConvertAll(b => b.Id)));
    }
}
