using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payouts;

/// <summary>What of a group's payout is a member's. It goes to the group's account; the ledger says whose it is.</summary>
internal sealed class PayoutShare
{
    private PayoutShare(Guid payoutId, Guid personId, long amount) => (PayoutId, PersonId, Amount) = (payoutId, personId, amount);

    public Guid PayoutId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Amount { get; private set; }

    public static PayoutShare Of(Guid payoutId, Guid personId, long amount) => new(payoutId, personId, amount);

    public static void Map(ModelBuilder model) => model.Entity<PayoutShare>(share =>
    {
        share.ToTable("payout_shares", table => table.HasCheckConstraint("ck_payout_shares_amount", "amount > 0"));
        share.HasKey(s => new { s.PayoutId, s.PersonId });
        share.HasIndex(s => new { s.PersonId, s.PayoutId });
    });
}
