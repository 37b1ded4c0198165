using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Rows that a transaction keeps from others.</summary>
public static class RowLock
{
    /// <summary>The tag (<c>TagWith</c>) of a query that locks the rows of its first table until the transaction ends, as whoever held
    /// them before has left them. For what <see cref="LockAsync{T}"/> cannot find: a compiled query, or one over several tables.</summary>
    public const string Tag = "for update";

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
internal sealed partial class LocksNeedTransactions : DbCommandInterceptor
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
        if (command.CommandText.StartsWith($"-- {RowLock.Tag}", StringComparison.Ordinal))
        {
            var first = FirstTable().Match(command.CommandText);
            command.CommandText += first.Success ? $"\nFOR UPDATE OF {first.Groups["alias"].Value}"
                : throw new InvalidOperationException("A query that locks begins with a table.");
        }

        if (command.Transaction is null && WithoutComments(command.CommandText).StartsWith("SELECT", StringComparison.OrdinalIgnoreCase)
            && Array.Exists(Locks, word => command.CommandText.Contains(word, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException("A lock needs a transaction: without one it ends with its own statement.");
        }
    }

    private static ReadOnlySpan<char> WithoutComments(ReadOnlySpan<char> sql)
    {
        for (sql = sql.TrimStart(); sql.StartsWith("--"); sql = sql.TrimStart())
        {
            sql = sql.IndexOf('\n') is var end and >= 0 ? sql[end..] : default;
        }

        return sql;
    }

    [GeneratedRegex(@"^FROM \w+ AS (?<alias>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstTable();
}
