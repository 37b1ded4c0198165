using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Resources;

namespace CreativeLabs.Registration.Data.Seed;

/// <summary>What the labs have to book, by their facilities.</summary>
internal static class SeedResources
{
    private static readonly (string Facility, string Slug, ResourceKind Kind, LocalText Name)[] Facilities =
    [
        ("looms", "loom-1", ResourceKind.Loom, new("1-токуу станогу", "Ткацкий станок № 1", "Loom 1")),
        ("looms", "loom-2", ResourceKind.Loom, new("2-токуу станогу", "Ткацкий станок № 2", "Loom 2")),
        ("sewing-machines", "sewing-machine-1", ResourceKind.SewingMachine,
        new("1-тигүү машинасы", "Швейная машина № 1", "Sewing machine 1")),
        ("sewing-machines", "sewing-machine-2", ResourceKind.SewingMachine,
        new("2-тигүү машинасы", "Швейная машина № 2", "Sewing machine 2")),
        ("embroidery-machine", "embroidery-machine", ResourceKind.SewingMachine,
        new("Сайма машинасы", "Вышивальная машина", "Embroidery machine")),
        ("computers", "desk-1", ResourceKind.Desk, new("1-компьютердик орун", "Место с компьютером № 1", "Computer desk 1")),
        ("computers", "desk-2", ResourceKind.Desk, new("2-компьютердик орун", "Место с компьютером № 2", "Computer desk 2")),
        ("meeting-room", "meeting-room", ResourceKind.Room, new("Жыйын бөлмөсү", "Комната для встреч", "Meeting room")),
    ];

    public static IEnumerable<Resource> All =>
        from lab in SeedLabs.All
        from thing in Facilities
        where lab.Facilities.Contains(thing.Facility)
        select Resource.Offer(WellKnown.Id($"resource/{lab.Code}/{thing.Slug}"), lab.Id, thing.Kind, thing.Name, Terms(thing.Kind));

    // Everyone in a village knows who has the room; the coordinator sees to it that all get it.
    private static ResourceTerms Terms(ResourceKind kind) => kind is ResourceKind.Room
        ? new ResourceTerms(NeedsApproval: true, SlotMinutes: 60, MaxMinutes: 180, DaysAhead: 60, ReleaseMinutes: 20, InUse: true)
        : new ResourceTerms(NeedsApproval: false, SlotMinutes: 60, MaxMinutes: 240, DaysAhead: 30, ReleaseMinutes: 15, InUse: true);
}
