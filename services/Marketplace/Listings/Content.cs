using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>What a piece is measured by.</summary>
internal enum MeasureUnit { G, Kg, Ml, L, Cm, M }

/// <summary>What one piece holds, such as 500 g of honey or 3 m of ribbon.</summary>
/// <param name="Amount">Above 0, up to 100,000, with at most three digits after the point.</param>
/// <param name="Unit">g, kg, ml, l, cm or m.</param>
internal sealed record Content(decimal Amount, MeasureUnit Unit);

/// <summary>What a kilogram, a litre or a metre comes to, so that sizes can be compared.</summary>
/// <param name="Price">Of one of it.</param>
/// <param name="Per">kg, l or m.</param>
internal sealed record UnitPrice(Money Price, MeasureUnit Per)
{
    /// <summary>Null when a piece is not measured, or when the price comes to more than an amount can be.</summary>
    public static UnitPrice? Of(long price, Content? content)
    {
        if (content is null)
        {
            return null;
        }

        var (per, parts) = content.Unit switch
        {
            MeasureUnit.G => (MeasureUnit.Kg, 1000m),
            MeasureUnit.Ml => (MeasureUnit.L, 1000m),
            MeasureUnit.Cm => (MeasureUnit.M, 100m),
            var whole => (whole, 1m),
        };
        var tyiyn = decimal.Round(price * parts / content.Amount, MidpointRounding.AwayFromZero);
        return tyiyn <= Money.Most ? new UnitPrice(Money.Of((long)tyiyn), per) : null;
    }
}

internal static class ContentValidation
{
    public static Validation Content(this Validation validation, Content? content) => validation.Check(
        content is null || (content.Amount is > 0 and <= 100_000 && decimal.Round(content.Amount, 3) == content.Amount),
        "content.amount", "0 менен 100000 аралыгында, чекиттен кийин эң көп үч сан.",
        "От 0 до 100000, не больше трёх знаков после запятой.",
        "More than 0, up to 100,000, with at most three digits after the point.");
}
