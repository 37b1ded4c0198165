using Npgsql;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What the database refused to write.</summary>
public static class Violations
{
    /// <summary>True when a write was refused because of this constraint or unique index, by its name in the database.</summary>
    public static bool Violates(this Exception exception, string constraint) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException) is
        {
            SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.CheckViolation or PostgresErrorCodes.ExclusionViolation
                or PostgresErrorCodes.ForeignKeyViolation,
        } refused && refused.ConstraintName == constraint;
}
