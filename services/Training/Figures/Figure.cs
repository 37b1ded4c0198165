using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Figures;

/// <summary>One published figure, or one that was hidden when its period was published. It is written once: the same question gets the same
/// answer for ever, so nothing can be learnt from asking again. A nought that shows is not written.</summary>
internal sealed class Figure(string period, Guid labId, string track, string measure, int count, bool shown)
{
    public string Period { get; private set; } = period;

    public Guid LabId { get; private set; } = labId;

    public string Track { get; private set; } = track;

    public string Measure { get; private set; } = measure;

    public int Count { get; private set; } = count;

    public bool Shown { get; private set; } = shown;

    internal sealed class Map : IEntityTypeConfiguration<Figure>
    {
        public void Configure(EntityTypeBuilder<Figure> builder)
        {
            builder.ToTable("figures");
            builder.HasKey(f => new { f.Period, f.LabId, f.Track, f.Measure });
        }
    }
}

/// <summary>A period whose figures are published.</summary>
internal sealed class FigurePeriod(string period, DateTimeOffset publishedAt)
{
    public string Period { get; private set; } = period;

    public DateTimeOffset PublishedAt { get; private set; } = publishedAt;

    internal sealed class Map : IEntityTypeConfiguration<FigurePeriod>
    {
        public void Configure(EntityTypeBuilder<FigurePeriod> builder)
        {
            builder.ToTable("figure_periods");
            builder.HasKey(p => p.Period);
        }
    }
}
