namespace CreativeLabs.Marketplace.Ledger;

/// <summary>The platform's part of a sale: <c>Marketplace:FeeBasisPoints</c>, hundredths of a per cent, 0 to 3000; nothing unless
/// set.</summary>
internal sealed class Fees
{
    private readonly int basisPoints;

    public Fees(IConfiguration configuration)
        : this(configuration.GetValue("Marketplace:FeeBasisPoints", 0))
    {
    }

    public Fees(int basisPoints) => this.basisPoints = basisPoints is >= 0 and <= 3000
        ? basisPoints
        : throw new InvalidOperationException("Marketplace:FeeBasisPoints must be from 0 to 3000.");

    /// <summary>Tyiyn, rounded down in the seller's favour.</summary>
    public long On(long amount) => amount * basisPoints / 10_000;
}
