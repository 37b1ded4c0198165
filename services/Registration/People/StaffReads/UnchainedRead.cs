using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.StaffReads;

/// <summary>A staff read that waits for its place in the chain. A trigger writes the row with the read, whoever wrote that.</summary>
internal sealed class UnchainedRead
{
    private UnchainedRead(Guid readId) => ReadId = readId;

    public Guid ReadId { get; private set; }

    public static void Map(ModelBuilder model) => model.Entity<UnchainedRead>(waiting =>
    {
        waiting.ToTable("staff_read_unchained");
        waiting.HasKey(w => w.ReadId);
        waiting.HasOne<StaffRead>().WithOne().HasForeignKey<UnchainedRead>(w => w.ReadId).OnDelete(DeleteBehavior.Restrict);
    });
}
