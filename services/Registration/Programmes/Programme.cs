using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Programmes;

/// <summary>A course of support that labs offer in cohorts.</summary>
internal sealed class Programme
{
    private Programme()
    {
    }

    public Guid Id { get; private set; }

    public string Slug { get; private set; } = "";

    public LocalText Title { get; private set; } = null!;

    public LocalText Summary { get; private set; } = null!;

    /// <summary>The trade, such as handicrafts.</summary>
    public string Track { get; private set; } = "";

    public static Programme Plan(string slug, string track, LocalText title, LocalText summary) =>
        new() { Id = WellKnown.Id($"programme/{slug}"), Slug = slug, Track = track, Title = title, Summary = summary };

    public static void Map(ModelBuilder model) => model.Entity<Programme>(programme =>
    {
        programme.ToTable("programme");
        programme.Property(p => p.Id).ValueGeneratedNever();
        programme.Property(p => p.Title);
        programme.Property(p => p.Summary);
        programme.HasIndex(p => p.Slug).IsUnique();
    });
}
