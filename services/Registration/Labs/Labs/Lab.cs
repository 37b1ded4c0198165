using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>When a lab is open on one day of the week, in Asia/Bishkek.</summary>
/// <param name="Day">monday to sunday.</param>
/// <param name="Opens">Such as 09:00:00.</param>
/// <param name="Closes">Such as 18:00:00.</param>
internal sealed record OpeningHours(DayOfWeek Day, TimeOnly Opens, TimeOnly Closes);

/// <summary>A Women's Creative Lab.</summary>
internal sealed class Lab : IVersioned
{
    private Lab()
    {
    }

    public Guid Id { get; private set; }

    public string Code { get; private set; } = "";

    public LocalText Name { get; private set; } = null!;

    public LocalText Region { get; private set; } = null!;

    public LocalText District { get; private set; } = null!;

    public int OpenedIn { get; private set; }

    /// <summary>The day on which it ended; null while there is a lab.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Null where public sources disagree.</summary>
    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    public int? ElevationMetres { get; private set; }

    /// <summary>Trades, such as handicrafts.</summary>
    public IReadOnlyList<string> Focus { get; private set; } = [];

    /// <summary>What there is to use, such as looms.</summary>
    public IReadOnlyList<string> Facilities { get; private set; } = [];

    /// <summary>Spoken at the lab.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    public IReadOnlyList<OpeningHours> Hours { get; private set; } = [];

    /// <summary>What the lab tells of itself.</summary>
    public LocalText? About { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>The coordinator changes what visitors read.</summary>
    public void Present(LocalText? about, IReadOnlyList<OpeningHours> hours, IReadOnlyList<string> facilities,
        IReadOnlyList<string> languages)
    {
        About = about;
        Hours = hours;
        Facilities = facilities;
        Languages = languages;
        Version++;
    }

    /// <summary>The operator changes what it is called and where it is.</summary>
    public void Describe(LocalText name, LocalText region, LocalText district, (double Latitude, double Longitude)? place,
        int? elevationMetres, IReadOnlyList<string> focus)
    {
        (Name, Region, District, Focus) = (name, region, district, focus);
        (Latitude, Longitude, ElevationMetres) = (place?.Latitude, place?.Longitude, elevationMetres);
        Version++;
    }

    /// <summary>There is no lab any more: it is open at no hour. Ending twice is ending once.</summary>
    public bool End(DateOnly today)
    {
        if (EndedOn is not null)
        {
            return false;
        }

        (EndedOn, Hours) = (today, []);
        Version++;
        return true;
    }

    public static Lab Open(
        string code, LocalText name, LocalText region, LocalText district, int openedIn, (double Latitude, double Longitude)? place,
        int? elevationMetres, IReadOnlyList<string> focus, IReadOnlyList<string> facilities, IReadOnlyList<OpeningHours> hours) => new()
        {
            Id = WellKnown.Id($"lab/{code}"),
            Code = code,
            Name = name,
            Region = region,
            District = district,
            OpenedIn = openedIn,
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
            ElevationMetres = elevationMetres,
            Focus = focus,
            Facilities = facilities,
            Languages = LocalText.Languages,
            Hours = hours,
        };

    public static void Map(ModelBuilder model) => model.Entity<Lab>(lab =>
    {
        lab.ToTable("lab");
        lab.Property(l => l.Id).ValueGeneratedNever();
        lab.HasIndex(l => l.Code).IsUnique();
        lab.Property(l => l.Name);
        lab.Property(l => l.Region);
        lab.Property(l => l.District);
        lab.Property(l => l.About);
        lab.Property(l => l.Version).HasDefaultValue(1);
        lab.Property(l => l.Focus).AsJson();
        lab.Property(l => l.Facilities).AsJson();
        lab.Property(l => l.Languages).AsJson();
        lab.Property(l => l.Hours).AsJson();
    });
}
