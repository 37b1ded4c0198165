using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Settlements;

/// <summary>What a rail says it moved on a working day. One file a rail and day; neither it nor its lines are ever changed.</summary>
internal sealed class SettlementFile
{
    public const string OnePerDay = "ix_settlement_files_rail_day";

    /// <summary>A rail's day ends five minutes after nine in Bishkek, UTC+6 all year.</summary>
    private static readonly TimeSpan EndOfDay = new(9, 5, 0);

    private SettlementFile(Guid id, string rail, DateOnly day, Guid uploadedBy, DateTimeOffset uploadedAt) =>
        (Id, Rail, Day, UploadedBy, UploadedAt) = (id, rail, day, uploadedBy, uploadedAt);

    public Guid Id { get; private set; }

    public string Rail { get; private set; }

    /// <summary>The day on whose morning it ends.</summary>
    public DateOnly Day { get; private set; }

    public Guid UploadedBy { get; private set; }

    public DateTimeOffset UploadedAt { get; private set; }

    public DateTimeOffset EndsAt => new DateTimeOffset(Day, TimeOnly.FromTimeSpan(EndOfDay), TimeSpan.FromHours(6)).ToUniversalTime();

    public static SettlementFile Of(string rail, DateOnly day, Guid uploadedBy, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), rail, day, uploadedBy, now);

    public static void Map(ModelBuilder model) => model.Entity<SettlementFile>(file =>
        file.HasIndex(f => new { f.Rail, f.Day }).IsUnique().HasDatabaseName(OnePerDay));
}

internal enum SettlementKind { Payment, Refund, Payout }

/// <summary>One transaction in a settlement file.</summary>
internal sealed class SettlementLine
{
    private SettlementLine(Guid id, Guid fileId, string rail, string transaction, SettlementKind kind, long amount, string currency) =>
        (Id, FileId, Rail, Transaction, Kind, Amount, Currency) = (id, fileId, rail, transaction, kind, amount, currency);

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    public string Rail { get; private set; }

    /// <summary>The rail's own number of it.</summary>
    public string Transaction { get; private set; }

    public SettlementKind Kind { get; private set; }

    /// <summary>In the hundredth part of <see cref="Currency"/>.</summary>
    public long Amount { get; private set; }

    public string Currency { get; private set; }

    public static SettlementLine Of(SettlementFile file, SettlementLineBody line) =>
        new(Guid.CreateVersion7(file.UploadedAt), file.Id, file.Rail, line.Transaction, line.Kind, line.Amount, line.Currency);

    public static void Map(ModelBuilder model) => model.Entity<SettlementLine>(line =>
    {
        line.HasOne<SettlementFile>().WithMany().HasForeignKey(l => l.FileId).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(l => new { l.FileId, l.Transaction, l.Kind }).IsUnique();
        line.HasIndex(l => new { l.Rail, l.Transaction });
        line.ToTable(table => table.HasCheckConstraint("ck_settlement_lines_amount", "amount > 0"));
    });
}
