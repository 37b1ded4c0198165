using Npgsql;

namespace CreativeLabs.Mentoring.Data;

internal static class Violation
{
    /// <summary>Whether the database refused because of this constraint or unique index.</summary>
    public static bool IsRefusedBy(this Exception exception, string constraint) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)?.ConstraintName == constraint;
}
