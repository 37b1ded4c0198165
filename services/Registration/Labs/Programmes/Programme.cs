using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>A course of support that labs offer in cohorts.</summary>
internal sealed class Programme : IVersioned
{
    /// <summary>The trades that there are.</summary>
    public static readonly IReadOnlyList<string> Tracks =
        ["handicrafts", "tourism", "herbs-and-berries", "e-commerce", "digital-marketing", "creative-industries"];

    private Programme()
    {
    }

    public Guid Id { get; private set; }

    public string Slug { get; private set; } = "";

    public LocalText Title { get; private set; } = null!;

    public LocalText Summary { get; private set; } = null!;

    /// <summary>The trade, such as handicrafts.</summary>
    public string Track { get; private set; } = "";

    /// <summary>The lab whose coordinator keeps it; null for a programme of the platform, which its operators keep.</summary>
    public Guid? LabId { get; private set; }

    public int Version { get; private set; }

    public static Programme Plan(string slug, string track, LocalText title, LocalText summary) =>
        new() { Id = WellKnown.Id($"programme/{slug}"), Slug = slug, Track = track, Title = title, Summary = summary, Version = 1 };

    public static Programme Create(Guid id, Guid labId, string slug, string track, LocalText title, LocalText summary) =>
        new() { Id = id, LabId = labId, Slug = slug, Track = track, Title = title, Summary = summary, Version = 1 };

    public void Change(string track, LocalText title, LocalText summary)
    {
        (Track, Title, Summary) = (track, title, summary);
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<Programme>(programme =>
    {
        programme.ToTable("programme");
        programme.Property(p => p.Id).ValueGeneratedNever();
        programme.Property(p => p.Title);
        programme.Property(p => p.Summary);
        programme.Property(p => p.Version).HasDefaultValue(1);
        programme.HasOne<Lab>().WithMany().HasForeignKey(p => p.LabId);
        programme.HasIndex(p => p.Slug).IsUnique();
    });
}
