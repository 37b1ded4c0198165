using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

/// <summary>What the database gave to who asked.</summary>
/// <param name="Ticket">Null for a seat, else the number in the queue.</param>
internal sealed record Place(int? Ticket);

/// <summary>Seats and waiting numbers are given by conditional updates of one row: requests queue up on it, and nobody counts what another
/// is about to change. The row stays held until the transaction ends.</summary>
internal static class Seats
{
    /// <summary>A seat, else a waiting number; null when the offering is not open.</summary>
    public static async Task<Place?> Take(TrainingDb db, Guid offeringId, CancellationToken token)
    {
        do
        {
            var seated = await db.Offerings.Where(o => o.Id == offeringId && o.State == OfferingState.Open && o.Taken < o.Capacity)
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.Taken, o => o.Taken + 1), token);
            if (seated == 1)
            {
                return new Place(Ticket: null);
            }

            var ticket = await db.Database.SqlQuery<int>($"""
                UPDATE offerings SET tickets = tickets + 1
                WHERE id = {offeringId} AND state = 'Open' AND taken >= capacity RETURNING tickets AS "Value"
                """).ToListAsync(token);
            if (ticket is [var number])
            {
                return new Place(number);
            }
        }
        while (await db.Offerings.AnyAsync(o => o.Id == offeringId && o.State == OfferingState.Open, token)); // A seat became free in between.
        return null;
    }
}
