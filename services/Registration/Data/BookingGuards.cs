using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Registration.Data;

/// <summary>What EF Core cannot say of the table of bookings.</summary>
internal static class BookingGuards
{
    /// <summary>Live bookings of a resource never overlap; what touches at an end does not overlap. btree_gist is a trusted extension:
    /// the owner of the database creates it without being a superuser.</summary>
    public static void KeepBookingsApart(this MigrationBuilder migration) => migration.Sql("""
        CREATE EXTENSION IF NOT EXISTS btree_gist;
        ALTER TABLE booking ADD CONSTRAINT ex_booking_resource_id_time
          EXCLUDE USING gist (resource_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
          WHERE (state IN ('Held', 'Confirmed', 'CheckedIn'));
        """);
}
