using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CreativeLabs.Training.Data;

/// <summary>Locks what a query finds until the transaction ends, as whoever held it before has left it, in the query's own round trip. Raw
/// SQL can do neither: it is not compiled once, and it does not find an offering's seating.</summary>
internal sealed class ForUpdate : DbCommandInterceptor
{
    /// <summary>The tag of such a query. It begins with the offerings, and only their rows are locked.</summary>
    public const string Tag = "for update";

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith($"-- {Tag}", StringComparison.Ordinal))
        {
            command.CommandText += "\nFOR UPDATE OF o";
        }

        return ValueTask.FromResult(result);
    }
}
