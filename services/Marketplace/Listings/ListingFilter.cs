using System.ComponentModel;
using CreativeLabs.ServiceDefaults;
using Npgsql;
using NpgsqlTypes;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>What a buyer looks for.</summary>
internal sealed record ListingFilter(
    [property: Description(
    "Words in Kyrgyz, Russian or English, whatever the keyboard lacks, also in Latin letters; up to 100 characters.")] string? Q = null,
    [property: Description("felt, textile, clothing, food, herbs, experience or other.")] string? Category = null,
    [property: Description("Of one lab only.")] Guid? LabId = null,
    [property: Description("Of one shop only.")] Guid? SellerId = null,
    [property: Description("The lowest price of a piece, tyiyn.")] long? MinPrice = null,
    [property: Description("The highest price of a piece, tyiyn.")] long? MaxPrice = null,
    [property: Description("True for what can be ordered now only.")] bool? InStock = null)
{
    /// <summary>Parameters $1 to $6: category, lab, shop, lowest and highest price, whether there must be some left.</summary>
    public const string Condition = """
        ($1 IS NULL OR e.category = $1) AND ($2 IS NULL OR e.lab_id = $2) AND ($3 IS NULL OR e.seller_id = $3)
        AND ($4 IS NULL OR e.price >= $4) AND ($5 IS NULL OR e.price <= $5)
        AND (NOT $6 OR (EXISTS (SELECT FROM stock_items s WHERE s.listing_id = e.listing_id AND s.on_hand > s.reserved)
          OR EXISTS (SELECT FROM listing_slots s WHERE s.listing_id = e.listing_id AND s.called_off_at IS NULL
            AND s.taken < s.places AND s.starts_at > now())
          OR EXISTS (SELECT FROM listings l WHERE l.id = e.listing_id AND l.kind = 'MadeToOrder')))
        """;

    /// <summary>How many those are.</summary>
    public const int Count = 6;

    public bool IsAsked => !string.IsNullOrWhiteSpace(Q);

    public bool Narrows => (Category, LabId, SellerId, MinPrice, MaxPrice) is not (null, null, null, null, null) || InStock is true;

    public ProblemResult? Check() => new Validation().Length(Q, 0, 100, "q")
        .OneOf(Category ?? "other", ListingRules.Categories, "category")
        .Range(MinPrice ?? 0, 0, Money.Most, "minPrice").Range(MaxPrice ?? 0, 0, Money.Most, "maxPrice").Problem;

    /// <summary>The six parameters of <see cref="Condition"/>.</summary>
    public IEnumerable<NpgsqlParameter> Parameters() =>
    [
        Of(Category, NpgsqlDbType.Text), Of(LabId, NpgsqlDbType.Uuid), Of(SellerId, NpgsqlDbType.Uuid),
        Of(MinPrice, NpgsqlDbType.Bigint), Of(MaxPrice, NpgsqlDbType.Bigint), Of(InStock is true, NpgsqlDbType.Boolean),
    ];

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
