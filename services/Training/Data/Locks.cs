using CreativeLabs.Training.Enrolments;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Training.Data;

/// <summary>The rows that writers wait for each other on, inside a transaction, and the constraints that speak up when they did not.</summary>
internal static class Locks
{
    /// <summary>Holds the offering's seats and waitlist until the transaction ends. Always taken before any enrolment.</summary>
    public static Task HoldOffering(this TrainingDb db, Guid offeringId, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM offerings WHERE id = {offeringId} FOR UPDATE", token);

    /// <summary>Loads and holds enrolments, in the order of their ids so that two lists never wait for each other in a circle.</summary>
    public static Task<List<Enrolment>> HoldEnrolments(this TrainingDb db, Guid[] ids, CancellationToken token) =>
        db.Enrolments.FromSql($"SELECT * FROM enrolments WHERE id = ANY({ids}) ORDER BY id FOR UPDATE").ToListAsync(token);

    /// <summary>One writer at a time over the graph of prerequisites: two changes that are each free of a circle may close one together.</summary>
    public static Task HoldPrerequisites(this TrainingDb db, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('course_prerequisites'))", token);

    public static bool Violates(this DbUpdateException exception, string constraint) =>
        exception.InnerException is PostgresException { SqlState: "23505" or "23514" } postgres && postgres.ConstraintName == constraint;
}
