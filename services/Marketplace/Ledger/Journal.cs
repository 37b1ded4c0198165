using CreativeLabs.Marketplace.Orders;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>One event of money. Its entries sum to zero; it is written once for what it refers to, and never changed.</summary>
internal sealed class Journal
{
    public Guid Id { get; private set; }

    /// <summary>payment, cash, refund-due, reversal, refund or refund-reversed.</summary>
    public string Kind { get; private set; } = null!;

    /// <summary>What it records: the rail's transaction, the seller's part, or the refund.</summary>
    public string Reference { get; private set; } = null!;

    /// <summary>Null where it is of several orders, or of none.</summary>
    public Guid? OrderId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static void Map(ModelBuilder model) => model.Entity<Journal>(journal =>
    {
        journal.HasIndex(j => new { j.Kind, j.Reference }).IsUnique();
        journal.HasOne<Order>().WithMany().HasForeignKey(j => j.OrderId).OnDelete(DeleteBehavior.Restrict);
    });
}

/// <summary>One side of a journal: positive is what an account gets, negative is what it owes.</summary>
internal sealed class Entry
{
    private Entry(Guid id, Guid journalId, string account, long amount, Guid? orderId, DateTimeOffset createdAt) =>
        (Id, JournalId, Account, Amount, OrderId, CreatedAt) = (id, journalId, account, amount, orderId, createdAt);

    public Guid Id { get; private set; }

    public Guid JournalId { get; private set; }

    public string Account { get; private set; }

    /// <summary>Tyiyn, never 0.</summary>
    public long Amount { get; private set; }

    public Guid? OrderId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static Entry Of(Guid journalId, Leg leg, Guid? orderId, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), journalId, leg.Account, leg.Amount, orderId, now);

    public static void Map(ModelBuilder model) => model.Entity<Entry>(entry =>
    {
        entry.HasOne<Journal>().WithMany().HasForeignKey(e => e.JournalId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => e.Account);
        entry.HasIndex(e => e.OrderId);
        entry.ToTable(table => table.HasCheckConstraint("ck_entries_amount", "amount <> 0"));
    });
}

/// <summary>An entry to be written.</summary>
internal sealed record Leg(string Account, long Amount);
