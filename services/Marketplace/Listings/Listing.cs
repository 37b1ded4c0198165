using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings;

internal enum ListingState { Draft, InReview, Published, Suspended, Archived }

/// <summary>Something for sale. What buyers see was reviewed by someone else than its seller.</summary>
internal sealed class Listing : IVersioned
{
    private Listing(Guid id, Guid sellerId, Guid personId, Guid? labId, DateTimeOffset createdAt) =>
        (Id, SellerId, PersonId, LabId, CreatedAt) = (id, sellerId, personId, labId, createdAt);

    public Guid Id { get; private set; }

    public Guid SellerId { get; private set; }

    /// <summary>The seller's person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The lab whose coordinator reviews it; without one the operator does.</summary>
    public Guid? LabId { get; private set; }

    public LocalText Title { get; private set; } = null!;

    public LocalText Description { get; private set; } = null!;

    /// <summary>Tyiyn a unit.</summary>
    public long Price { get; private set; }

    public string Category { get; private set; } = null!;

    public ListingKind Kind { get; private set; }

    /// <summary>What has the price; its stock is counted in it.</summary>
    public SaleUnit Unit { get; private set; }

    public int? LeadDays { get; private set; }

    public int? PerWeek { get; private set; }

    /// <summary>Null when it is not made to order.</summary>
    public MadeToOrder? MadeToOrder
    {
        get => LeadDays is { } days && PerWeek is { } most ? new MadeToOrder(days, most) : null;
        private set => (LeadDays, PerWeek) = (value?.LeadDays, value?.PerWeek);
    }

    /// <summary>What one piece holds; null when it is simply a piece.</summary>
    public Content? Content
    {
        get => ContentAmount is { } amount && ContentUnit is { } unit ? new Content(amount, unit) : null;
        private set => (ContentAmount, ContentUnit) = (value?.Amount, value?.Unit);
    }

    public decimal? ContentAmount { get; private set; }

    public MeasureUnit? ContentUnit { get; private set; }

    /// <summary>The listing that this is another size or colour of; it has stock, price and review of its own.</summary>
    public Guid? VariantOf { get; private set; }

    /// <summary>What sets it apart from the others, such as a size.</summary>
    public LocalText? Variant { get; private set; }

    /// <summary>What it is called where the others are not seen beside it.</summary>
    public LocalText FullTitle => Variant is not { } variant ? Title : new LocalText(
        $"{Title.In("ky")}, {variant.In("ky")}", $"{Title.In("ru")}, {variant.In("ru")}", $"{Title.In("en")}, {variant.In("en")}");

    public ListingState State { get; private set; }

    /// <summary>Why it was sent back or suspended.</summary>
    public LocalText? Reason { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public int Version { get; private set; } = 1;

    public static Listing Draft(Seller seller, ListingText text, Guid? labId, DateTimeOffset now, Guid? id = null, Guid? variantOf = null)
    {
        var listing = new Listing(id ?? Guid.CreateVersion7(now), seller.Id, seller.PersonId, labId, now)
        {
            VariantOf = variantOf, Kind = text.Kind, Unit = text.Unit,
        };
        listing.Write(text);
        return listing;
    }

    /// <summary>A new price is free; new words on a published listing are looked at again before buyers see them.</summary>
    public Error? Revise(ListingText text)
    {
        if (State is ListingState.Suspended or ListingState.Archived)
        {
            return ListingRules.NotEditable;
        }

        if ((text.Variant is null) != (VariantOf is null))
        {
            return ListingRules.VariantName;
        }

        if ((text.MadeToOrder is null) != (Kind is not ListingKind.MadeToOrder) || (text.Content is not null && Unit is not SaleUnit.Piece))
        {
            return ListingRules.DoesNotFitKind;
        }

        var reworded = text.Title != Title || text.Description != Description || text.Category != Category || text.Content != Content
            || text.Variant != Variant || text.MadeToOrder != MadeToOrder;
        Write(text);
        State = State is ListingState.Published && reworded ? ListingState.InReview : State;
        Version++;
        return null;
    }

    /// <summary>A picture comes or goes: on a published listing that is looked at again before buyers see it.</summary>
    public Error? ShowOther()
    {
        if (State is ListingState.Suspended or ListingState.Archived)
        {
            return ListingRules.NotEditable;
        }

        State = State is ListingState.Published ? ListingState.InReview : State;
        Version++;
        return null;
    }

    public Error? Submit()
    {
        if (State is not (ListingState.Draft or ListingState.InReview))
        {
            return ListingRules.NotADraft;
        }

        Move(ListingState.InReview, null);
        return null;
    }

    /// <summary>Nobody passes judgement on her own listing, whatever her role.</summary>
    public Error? Review(Guid reviewer, bool approve, LocalText? reason, DateTimeOffset now)
    {
        if (reviewer == PersonId)
        {
            return ListingRules.OwnReview;
        }

        if (State is not ListingState.InReview)
        {
            return ListingRules.NotInReview;
        }

        Move(approve ? ListingState.Published : ListingState.Draft, reason);
        PublishedAt = approve ? now : PublishedAt;
        return null;
    }

    public Error? Suspend(LocalText reason)
    {
        if (State is not ListingState.Published)
        {
            return ListingRules.NotPublished;
        }

        Move(ListingState.Suspended, reason);
        return null;
    }

    /// <summary>A draft again: its seller has no right to sell at present.</summary>
    public void Withdraw(LocalText reason) => Move(ListingState.Draft, reason);

    /// <summary>What it was suspended for is put right.</summary>
    public Error? Reinstate(Guid reviewer)
    {
        if (reviewer == PersonId)
        {
            return ListingRules.OwnReview;
        }

        if (State is not ListingState.Suspended)
        {
            return ListingRules.NotSuspended;
        }

        Move(ListingState.Published, null);
        return null;
    }

    public void Archive() => Move(ListingState.Archived, Reason);

    /// <summary>Its seller was erased: archived, with nothing left of what she or her reviewer wrote.</summary>
    public void Forget(LocalText title, LocalText description)
    {
        VariantOf = null;
        Write(new ListingText(title, description, Price, Category, MadeToOrder: MadeToOrder));
        Move(ListingState.Archived, null);
    }

    private void Move(ListingState state, LocalText? reason)
    {
        (State, Reason) = (state, reason);
        Version++;
    }

    private void Write(ListingText text)
    {
        (Title, Description, Price, Category) = (text.Title, text.Description, text.Price, text.Category);
        (Content, Variant, MadeToOrder) = (text.Content, text.Variant, text.MadeToOrder);
    }

    public static void Map(ModelBuilder model) => model.Entity<Listing>(listing =>
    {
        listing.HasOne<Seller>().WithMany().HasForeignKey(l => l.SellerId).OnDelete(DeleteBehavior.Restrict);
        listing.HasIndex(l => new { l.State, l.Id });
        listing.HasIndex(l => new { l.PersonId, l.Id });
        listing.Ignore(l => l.Content);
        listing.Ignore(l => l.MadeToOrder);
        listing.Property(l => l.Kind).HasDefaultValue(ListingKind.Stock).HasSentinel(ListingKind.Stock);
        listing.Property(l => l.Unit).HasDefaultValue(SaleUnit.Piece).HasSentinel(SaleUnit.Piece);
        listing.Ignore(l => l.FullTitle);
        listing.Property(l => l.ContentAmount).HasPrecision(9, 3);
        listing.HasOne<Listing>().WithMany().HasForeignKey(l => l.VariantOf).OnDelete(DeleteBehavior.Restrict);
        listing.HasIndex(l => l.VariantOf).HasFilter("variant_of IS NOT NULL");
        listing.ToTable(table =>
        {
            table.HasCheckConstraint("ck_listings_price", "price > 0");
            table.HasCheckConstraint("ck_listings_kind",
                "(kind = 'MadeToOrder') = (lead_days IS NOT NULL) AND (lead_days IS NULL) = (per_week IS NULL) "
                + "AND (unit = 'Piece' OR (kind = 'Stock' AND content_amount IS NULL))");
            table.HasCheckConstraint("ck_listings_content",
                "(content_amount IS NULL) = (content_unit IS NULL) AND content_amount > 0");
            table.HasCheckConstraint("ck_listings_variant", "(variant_of IS NULL) = (variant IS NULL) AND variant_of <> id");
        });
    });
}

/// <summary>What a seller says of a listing; the price in tyiyn a unit. Kind and unit are said once, when it is drafted.</summary>
internal sealed record ListingText(
    LocalText Title, LocalText Description, long Price, string Category, Content? Content = null, LocalText? Variant = null,
    MadeToOrder? MadeToOrder = null, ListingKind Kind = ListingKind.Stock, SaleUnit Unit = SaleUnit.Piece);
