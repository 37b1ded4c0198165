using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Registration.Data;

internal static class Violations
{
    /// <summary>True when the database refused the write because of this unique index.</summary>
    public static bool Broke(this DbUpdateException exception, string index) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres
            && postgres.ConstraintName == index;
}
