using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Data;

/// <summary>The rows that writers wait for each other on, inside a transaction.</summary>
internal static class Locks
{
    /// <summary>Holds the offering until the transaction ends: its seats, its line, its sessions and what is recorded of who learns in it.
    /// Whoever writes one of these holds it first, so nobody waits for anybody in a circle.</summary>
    public static Task LockOffering(this TrainingDb db, Guid offeringId, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM offerings WHERE id = {offeringId} FOR UPDATE", token);

    /// <summary>One writer at a time over the graph of prerequisites: two changes that are each free of a circle may close one
    /// together.</summary>
    public static Task LockPrerequisites(this TrainingDb db, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('course_prerequisites'))", token);
}
