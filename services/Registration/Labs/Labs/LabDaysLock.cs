using CreativeLabs.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>Keeps apart who books at a lab and what changes when the lab is open.</summary>
internal static class LabDaysLock
{
    /// <summary>Held by whoever books at the lab until her commit: a closure waits for her, and then finds her booking.</summary>
    public static Task KeepDaysOpen(this RegistrationDb db, Guid labId, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared(hashtextextended({LockOf(labId)}, 0))", token);

    /// <summary>Waits for everyone who is booking at the lab; who comes later sees the closure.</summary>
    public static Task CloseDays(this RegistrationDb db, Guid labId, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({LockOf(labId)}, 0))", token);

    private static string LockOf(Guid labId) => $"days of lab {labId}";
}
