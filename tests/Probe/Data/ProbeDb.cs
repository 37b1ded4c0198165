using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Probe;

public sealed class ProbeDb(DbContextOptions<ProbeDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Entry>().ToTable("entry").HasKey(e => e.Id);
        modelBuilder.Entity<Effect>().ToTable("effect").HasKey(e => e.EntryId);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseHouseNames();
    }
}

/// <summary>What a client was told is recorded.</summary>
public sealed class Entry
{
    public required Guid Id { get; init; }
}

/// <summary>What the consumer did. It counts, with no natural key in the way: here the inbox alone is on trial.</summary>
public sealed class Effect
{
    public required Guid EntryId { get; init; }

    public required int Times { get; init; }
}
