using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace;

/// <summary>An amount of money.</summary>
/// <param name="Amount">Tyiyn, 1/100 som.</param>
/// <param name="Currency">KGS.</param>
internal sealed record Money(long Amount, string Currency)
{
    /// <summary>The most that one payment may be: the rail takes no more. A hundred million som.</summary>
    public const long Most = 10_000_000_000;

    public static Money Of(long tyiyn) => new(tyiyn, "KGS");
}

internal static class MoneyValidation
{
    /// <summary>Som, more than nothing and no more than a million.</summary>
    public static Validation Price(this Validation validation, Money? price, string field) => price is null
        ? validation.Length(null, 1, 1, field)
        : validation.Range(price.Amount, 1, 100_000_000, $"{field}.amount").OneOf(price.Currency, ["KGS"], $"{field}.currency");
}
