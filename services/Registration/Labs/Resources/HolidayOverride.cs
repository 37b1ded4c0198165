using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>What a decree or an announcement made of one day, for all labs.</summary>
internal sealed class HolidayOverride : IVersioned
{
    private HolidayOverride()
    {
    }

    public DateOnly Day { get; private set; }

    /// <summary>False when an otherwise free day is worked.</summary>
    public bool Off { get; private set; }

    public LocalText Name { get; private set; } = null!;

    public int Version { get; private set; }

    public static HolidayOverride Announce(DateOnly day, bool off, LocalText name) =>
        new() { Day = day, Off = off, Name = name, Version = 1 };

    public void Change(bool off, LocalText name)
    {
        (Off, Name) = (off, name);
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<HolidayOverride>(holiday =>
    {
        holiday.ToTable("holiday_override");
        holiday.HasKey(h => h.Day);
        holiday.Property(h => h.Name);
    });
}
