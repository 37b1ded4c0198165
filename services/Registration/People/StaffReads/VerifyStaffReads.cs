using System.Globalization;
using CreativeLabs.Registration.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.StaffReads;

/// <summary>Whether the chain of staff reads holds.</summary>
/// <param name="Holds">False when a row was changed, added or taken away.</param>
/// <param name="Broken">The first row that does not hold; null when all do.</param>
/// <param name="Head">SEQUENCE:HASH of the last row, to be held against the one that the log tells.</param>
internal sealed record StaffReadsCheckView(bool Holds, string? Broken, string? Head);

/// <summary>The command <c>verify-staff-reads [SEQUENCE:HASH ...]</c>: goes through the chain from its beginning, and holds it against
/// heads that were kept elsewhere, such as in the log.</summary>
internal static class VerifyStaffReads
{
    public const string Command = "verify-staff-reads";

    /// <summary>0 when the chain holds; 1 with the first row that does not on <paramref name="output"/>.</summary>
    public static async Task<int> Run(IServiceProvider services, IEnumerable<string> args, TextWriter output)
    {
        var anchors = args.SkipWhile(arg => arg != Command).Skip(1).Select(ReadAnchor).ToList();
        if (anchors.Contains(null))
        {
            await output.WriteLineAsync("A head is written SEQUENCE:HASH, as the log tells it.");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistrationDb>();
        var (broken, head) = await Verify(db, anchors.ToDictionary(a => a!.Value.Sequence, a => a!.Value.Hash));
        await output.WriteLineAsync(broken ?? $"The chain of staff reads holds. Head: {head}");
        return broken is null ? 0 : 1;
    }

    /// <summary>The same for an operator, without heads that were kept elsewhere.</summary>
    public static async Task<Ok<StaffReadsCheckView>> Check(RegistrationDb db)
    {
        var (broken, head) = await Verify(db, []);
        return TypedResults.Ok(new StaffReadsCheckView(broken is null, broken, broken is null ? head : null));
    }

    private static async Task<(string? Broken, string Head)> Verify(RegistrationDb db, Dictionary<long, string> anchors)
    {
        // One view of the tables: what is chained meanwhile is neither missing nor too much.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var (broken, head) = await Walk(db, anchors);
        return (broken ?? await Unlinked(db), head);
    }

    private static async Task<(string? Broken, string Head)> Walk(RegistrationDb db, Dictionary<long, string> anchors)
    {
        var (sequence, hash) = (0L, StaffReadLink.Beginning);
        var rows = from link in db.StaffReadLinks.AsNoTracking()
                   join read in db.StaffReads on link.ReadId equals read.Id into reads
                   from read in reads.DefaultIfEmpty()
                   orderby link.Sequence
                   select new { link, read };
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            if (Fault(row.link, row.read, sequence, hash) is { } fault)
            {
                return ($"Broken at sequence {row.link.Sequence}, read {row.link.ReadId}: {fault}", "");
            }

            (sequence, hash) = (row.link.Sequence, row.link.Hash);
            if (anchors.Remove(sequence, out var anchored) && anchored != Convert.ToHexStringLower(hash))
            {
                return ($"Broken at sequence {sequence}, read {row.link.ReadId}: the chain was rewritten; the head that was kept is " +
                    $"{anchored}.", "");
            }
        }

        var head = $"{sequence}:{Convert.ToHexStringLower(hash)}";
        return anchors.Count == 0
            ? (null, head) : ($"Broken after sequence {sequence}: the chain once had a row {anchors.Keys.Max()}.", head);
    }

    private static string? Fault(StaffReadLink link, StaffRead? read, long sequence, byte[] hash) => (link, read) switch
    {
        _ when link.Sequence != sequence + 1 => $"row {sequence + 1} is missing.",
        (_, null) => "its read is missing.",
        _ when !link.Previous.AsSpan().SequenceEqual(hash) => "it does not name the hash before it.",
        _ when !link.Hash.AsSpan().SequenceEqual(StaffReadLink.After(sequence, hash, read).Hash) => "its hash does not fit its fields.",
        _ => null,
    };

    /// <summary>A read is in the chain or waits for it.</summary>
    private static async Task<string?> Unlinked(RegistrationDb db)
    {
        var lost = await db.StaffReads.AsNoTracking()
            .Where(r => !db.StaffReadLinks.Any(l => l.ReadId == r.Id) && !db.UnchainedReads.Any(w => w.ReadId == r.Id))
            .OrderBy(r => r.Id).Select(r => (Guid?)r.Id).FirstOrDefaultAsync();
        return lost is { } id ? $"Broken: read {id} is not in the chain." : null;
    }

    private static (long Sequence, string Hash)? ReadAnchor(string text) =>
        text.Split(':') is [var sequence, var hash]
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, hash.ToLowerInvariant())
            : null;
}
