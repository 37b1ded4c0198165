using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Rows that a transaction keeps from others.</summary>
public static class RowLock
{
    /// <summary>The row, locked until the transaction ends, as whoever held it before has left it; null when there is none. Taken before
    /// the row is loaded in another way: what the context has loaded it does not load again.</summary>
    /// <param name="db">The service's database.</param>
    /// <param name="id">The row's key.</param>
    /// <param name="token">Cancels the wait.</param>
    /// <exception cref="InvalidOperationException">There is no transaction, and the lock would end at once.</exception>
    public static async Task<T?> LockAsync<T>(this DbContext db, Guid id, CancellationToken token)
        where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var key = type.FindPrimaryKey()!.Properties.Single().GetColumnName(table);
        var sql = $"SELECT * FROM {table.Name} WHERE {key} = {{0}} FOR UPDATE";
        return (await db.Set<T>().FromSqlRaw(sql, id).ToListAsync(token)).SingleOrDefault();
    }
}

/// <summary>Refuses to lock where no transaction has begun: such a lock ends with its own statement and keeps nobody out, and nothing else
/// would show it. What locks and writes in one statement needs no transaction.</summary>
internal sealed class LocksNeedTransactions : DbCommandInterceptor
{
    private static readonly string[] Locks = ["FOR UPDATE", "FOR NO KEY UPDATE", "FOR SHARE", "FOR KEY SHARE", "advisory_xact_lock"];

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Check(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Check(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Check(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(command);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbCommand command)
    {
        if (command.Transaction is null && command.CommandText.AsSpan().TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase)
            && Array.Exists(Locks, word => command.CommandText.Contains(word, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException("A lock needs a transaction: without one it ends with its own statement.");
        }
    }
}
