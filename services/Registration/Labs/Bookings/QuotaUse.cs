using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>The minutes that a person booked of a kind at a lab in one week. The row is the quota's only guard: whoever books counts it up
/// by one conditional statement, which waits for everyone else who books for her in that week.</summary>
internal sealed class QuotaUse
{
    private QuotaUse()
    {
    }

    public Guid PersonId { get; private set; }

    public Guid LabId { get; private set; }

    public ResourceKind Kind { get; private set; }

    /// <summary>Its Monday.</summary>
    public DateOnly Week { get; private set; }

    public int Minutes { get; private set; }

    /// <summary>Counts a booking, as part of the caller's transaction; false when it would pass the quota.</summary>
    public static async Task<bool> Take(RegistrationDb db, Booking booking, int quota, CancellationToken token) =>
        booking.Minutes <= quota && await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO quota_use (person_id, lab_id, kind, week, minutes)
            VALUES ({booking.PersonId}, {booking.LabId}, {booking.Kind.ToString()}, {booking.Week}, {booking.Minutes})
            ON CONFLICT (person_id, lab_id, kind, week) DO UPDATE SET minutes = quota_use.minutes + excluded.minutes
            WHERE quota_use.minutes + excluded.minutes <= {quota}
            """, token) == 1;

    /// <summary>Gives a booking's minutes back, as part of the caller's transaction. Before the booking itself is written, as in taking:
    /// two that want both rows never wait for each other in a ring.</summary>
    public static Task GiveBack(RegistrationDb db, Booking booking, CancellationToken token)
    {
        var (person, lab, kind, week, minutes) = (booking.PersonId, booking.LabId, booking.Kind, booking.Week, booking.Minutes);
        return db.QuotaUses.Where(q => q.PersonId == person && q.LabId == lab && q.Kind == kind && q.Week == week)
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.Minutes, q => q.Minutes - minutes), token);
    }

    public static void Map(ModelBuilder model) => model.Entity<QuotaUse>(use =>
    {
        use.ToTable("quota_use", table => table.HasCheckConstraint("ck_quota_use_minutes", "minutes >= 0"));
        use.HasKey(u => new { u.PersonId, u.LabId, u.Kind, u.Week });
        use.HasOne<Person>().WithMany().HasForeignKey(u => u.PersonId);
        use.HasOne<Lab>().WithMany().HasForeignKey(u => u.LabId);
    });
}
