namespace CreativeLabs.Marketplace.Listings;

/// <summary>What is counted and has the price.</summary>
internal enum SaleUnit { Piece, Kg, L, M }

/// <summary>Stock: there is so much of it. Experience: it takes place at times, each with so many places. MadeToOrder: it is made once
/// somebody has ordered it.</summary>
internal enum ListingKind { Stock, Experience, MadeToOrder }

/// <summary>How something is made to order.</summary>
/// <param name="LeadDays">From the order until the first can be ready, 1 to 180 days.</param>
/// <param name="PerWeek">How many can be made in one week, 1 to 1000.</param>
internal sealed record MadeToOrder(int LeadDays, int PerWeek);

/// <summary>Quantities are whole numbers within: pieces, or thousandths of a kilogram, a litre or a metre. Outside they are said in the
/// unit itself.</summary>
internal static class Quantities
{
    public static int Parts(this SaleUnit unit) => unit is SaleUnit.Piece ? 1 : 1000;

    public static decimal Said(this SaleUnit unit, long parts) => unit is SaleUnit.Piece ? parts : parts / 1000m;

    /// <summary>How many whole ones that is at the most.</summary>
    public static int Whole(this SaleUnit unit, int parts) => parts / unit.Parts();

    /// <summary>Null when it is finer than what is counted.</summary>
    public static int? Read(this SaleUnit unit, decimal quantity) =>
        quantity * unit.Parts() is var parts && parts == decimal.Truncate(parts) && Math.Abs(parts) <= int.MaxValue ? (int)parts : null;

    /// <summary>What so much of it costs, tyiyn: rounded here and nowhere else, each line by itself, half a tyiyn up.</summary>
    public static long Amount(this SaleUnit unit, long price, long parts) => unit is SaleUnit.Piece
        ? price * parts : (long)decimal.Round((decimal)price * parts / 1000, MidpointRounding.AwayFromZero);
}
