using CreativeLabs.Marketplace.Listings;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Stock.Slots;

/// <summary>A time at which an experience takes place, or a week in which something is made to order, and how many are taken of it. The
/// database keeps 0 &lt;= taken &lt;= places; only conditional updates touch the figures.</summary>
internal sealed class ListingSlot : IVersioned
{
    public const string OncePerStart = "ix_listing_slots_listing_id_starts_at";

    private ListingSlot(Guid id, Guid listingId, DateTimeOffset startsAt, DateTimeOffset endsAt, int places) =>
        (Id, ListingId, StartsAt, EndsAt, Places) = (id, listingId, startsAt, endsAt, places);

    public Guid Id { get; private set; }

    public Guid ListingId { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public int Places { get; private set; }

    public int Taken { get; private set; }

    /// <summary>It does not take place.</summary>
    public DateTimeOffset? CalledOffAt { get; private set; }

    /// <summary>Grows with what its seller changes, not with what is ordered.</summary>
    public int Version { get; private set; } = 1;

    public static ListingSlot Offer(Guid listingId, DateTimeOffset startsAt, DateTimeOffset endsAt, int places, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), listingId, startsAt, endsAt, places);

    public static void Map(ModelBuilder model) => model.Entity<ListingSlot>(slot =>
    {
        slot.HasOne<Listing>().WithMany().HasForeignKey(s => s.ListingId).OnDelete(DeleteBehavior.Restrict);
        slot.HasIndex(s => new { s.ListingId, s.StartsAt }).IsUnique().HasDatabaseName(OncePerStart);
        slot.ToTable("listing_slots", table =>
        {
            table.HasCheckConstraint("ck_listing_slots_taken", "0 <= taken AND taken <= places");
            table.HasCheckConstraint("ck_listing_slots_time", "starts_at < ends_at");
        });
    });
}

internal static class SlotRules
{
    public const int MostPlaces = 500;

    public static readonly Error NotAnExperience = new("listing_without_slots",
        "Бул товар убакыт боюнча сатылбайт.", "Этот товар не продаётся по времени.", "This listing has no times.");

    public static readonly Error SameStart = new("slot_exists",
        "Бул убакыт мурунтан бар.", "Такое время уже есть.", "There is such a time already.");

    public static readonly Error Taken = new("slot_places_taken",
        "Мындан көп орун ээленген.", "Занято больше мест.", "More places than that are taken.");

    public static readonly Error Over = new("slot_over",
        "Бул убакыт өтүп кеткен же болбойт.", "Это время прошло или отменено.", "This time has passed or was called off.");

    public static readonly Error Full = new("slot_full",
        "Мынча бош орун жок.", "Столько свободных мест нет.", "There are not that many places.");

    public static readonly Error NotChosen = new("slot_not_chosen",
        "Бул товардын бир убактысын тандаңыз.", "Выберите одно время этого товара.", "Choose one time of this listing.");

    public static readonly Error FullyBooked = new("fully_booked",
        "Жакынкы он эки жумада бош орун жок.", "В ближайшие двенадцать недель мест нет.", "The next twelve weeks are full.");
}
