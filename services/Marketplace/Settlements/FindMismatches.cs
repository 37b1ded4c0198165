using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Settlements;

/// <summary>unknown: the file has it, we do not. amountDiffers: both have it. missing: we have it, the file does not. repeated: an earlier
/// file had it too.</summary>
internal enum MismatchKind { Unknown, AmountDiffers, Missing, Repeated }

/// <summary>What does not match.</summary>
/// <param name="Kind">unknown, amountDiffers, missing or repeated.</param>
/// <param name="Of">payment, refund or payout.</param>
/// <param name="Transaction">The rail's number of it.</param>
/// <param name="Theirs">In the file, in the hundredth part of its currency.</param>
/// <param name="TheirCurrency">In the file.</param>
/// <param name="Ours">In our books.</param>
/// <param name="OurCurrency">In our books.</param>
internal sealed record MismatchView(
    MismatchKind Kind, SettlementKind Of, string Transaction, long? Theirs, string? TheirCurrency, long? Ours, string? OurCurrency);

/// <summary>All that does not match of a file and its day.</summary>
internal sealed record MismatchesView(IReadOnlyList<MismatchView> Items);

/// <summary>Compares a file with the books each time it is asked: what was found since is no mismatch any more.</summary>
internal static class FindMismatches
{
    private sealed record Ours(SettlementKind Kind, string Transaction, long Amount, string Currency, DateTimeOffset At);

    public static async Task<Results<Ok<MismatchesView>, ProblemResult>> Handle(Guid id, MarketplaceDb db, CancellationToken token)
    {
        if (await db.SettlementFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, token) is not { } file)
        {
            return ProblemResult.NotFound;
        }

        var lines = await db.SettlementLines.AsNoTracking().Where(l => l.FileId == id).OrderBy(l => l.Transaction).ToListAsync(token);
        var named = lines.Select(l => l.Transaction).Distinct().ToList();
        var (from, to) = (file.EndsAt.AddDays(-1), file.EndsAt);
        var ours = await Books(db, file.Rail, named, from, to, token);
        var byName = ours.ToDictionary(row => (row.Kind, row.Transaction));
        var repeated = (await db.SettlementLines
            .Where(l => l.Rail == file.Rail && named.Contains(l.Transaction) && l.FileId != id
                && db.SettlementFiles.Any(f => f.Id == l.FileId && f.Day < file.Day))
            .Select(l => new { l.Kind, l.Transaction }).ToListAsync(token)).Select(l => (l.Kind, l.Transaction)).ToHashSet();

        var items = lines.Select(line => Compare(line, byName.GetValueOrDefault((line.Kind, line.Transaction)),
            repeated.Contains((line.Kind, line.Transaction)))).OfType<MismatchView>().ToList();
        var known = ours.ConvertAll(o => o.Transaction);
        var told = await db.SettlementLines.Where(l => l.Rail == file.Rail && known.Contains(l.Transaction))
            .Select(l => new { l.Kind, l.Transaction }).ToListAsync(token);
        items.AddRange(ours.Where(row => row.At >= from && row.At < to)
            .ExceptBy(told.Select(l => (l.Kind, l.Transaction)), row => (row.Kind, row.Transaction))
            .Select(row => new MismatchView(MismatchKind.Missing, row.Kind, row.Transaction, null, null, row.Amount, row.Currency)));
        return TypedResults.Ok(new MismatchesView(items));
    }

    private static MismatchView? Compare(SettlementLine line, Ours? ours, bool repeated)
    {
        MismatchKind? kind = repeated ? MismatchKind.Repeated
            : ours is null ? MismatchKind.Unknown
            : ours.Amount != line.Amount || ours.Currency != line.Currency ? MismatchKind.AmountDiffers : null;
        return kind is null ? null
            : new MismatchView(kind.Value, line.Kind, line.Transaction, line.Amount, line.Currency, ours?.Amount, ours?.Currency);
    }

    /// <summary>What we have of the rail under these numbers, and all of the day.</summary>
    private static async Task<List<Ours>> Books(MarketplaceDb db, string rail, List<string> named, DateTimeOffset from, DateTimeOffset to,
        CancellationToken token)
    {
        var payments = await db.Receipts
            .Where(r => r.Rail == rail && (named.Contains(r.RailTransaction) || (r.ReceivedAt >= from && r.ReceivedAt < to)))
            .Select(r => new Ours(SettlementKind.Payment, r.RailTransaction, r.Amount, r.Currency, r.ReceivedAt)).ToListAsync(token);
        var refunds = await db.Refunds
            .Where(r => r.Rail == rail && r.RailTransaction != null && r.SettledAt != null
                && (named.Contains(r.RailTransaction) || (r.SettledAt >= from && r.SettledAt < to)))
            .Select(r => new Ours(SettlementKind.Refund, r.RailTransaction!, r.Amount, "KGS", r.SettledAt!.Value)).ToListAsync(token);
        var payouts = await db.Payouts
            .Where(p => p.Rail == rail && p.RailTransaction != null && p.SettledAt != null
                && (named.Contains(p.RailTransaction) || (p.SettledAt >= from && p.SettledAt < to)))
            .Select(p => new Ours(SettlementKind.Payout, p.RailTransaction!, p.Amount, "KGS", p.SettledAt!.Value)).ToListAsync(token);
        return [.. payments, .. refunds, .. payouts];
    }
}
