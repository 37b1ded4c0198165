using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Blocks;

/// <summary>Whom she blocks. Who blocks her is nowhere to be read.</summary>
internal sealed class BlockDataHandler(RegistrationDb db) : IPersonalDataHandler
{
    public string Feature => "blocks";

    public IReadOnlyList<Type> Holds { get; } = [typeof(BlockedPair)];

    /// <summary>Nothing: her own blocks are shown where she makes them, and a measure that protects her would show among them.</summary>
    public Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token) => Task.FromResult<object>(new { });

    /// <summary>Whom she blocks, and who blocks her, goes with the record that remains.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        var (from, to) = (merge.From.PersonId, merge.To.PersonId);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO blocked_pair (person_id, blocked_id, is_blocked, changed_at)
              SELECT CASE person_id WHEN {from} THEN {to} ELSE person_id END, CASE blocked_id WHEN {from} THEN {to} ELSE blocked_id END,
                is_blocked, changed_at
              FROM blocked_pair WHERE {from} IN (person_id, blocked_id) AND NOT {to} IN (person_id, blocked_id)
              ON CONFLICT (person_id, blocked_id) DO UPDATE SET is_blocked = blocked_pair.is_blocked OR EXCLUDED.is_blocked;
            DELETE FROM blocked_pair WHERE {from} IN (person_id, blocked_id)
            """, token);
    }

    public Task Erase(Guid personId, DateTimeOffset now, CancellationToken token) =>
        db.BlockedPairs.Where(p => p.PersonId == personId || p.BlockedId == personId).ExecuteDeleteAsync(token);
}
