using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Completion;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Courses;

/// <summary>How much a course asks for.</summary>
internal enum CourseLevel
{
    Beginner,
    Intermediate,
    Advanced,
}

/// <summary>A course of the catalog. All labs teach it; its own lab writes it, or the operator where it has none.</summary>
internal sealed class Course : IVersioned
{
    private readonly List<Prerequisite> prerequisites = [];

    private Course() { }

    public Guid Id { get; private set; }

    /// <summary>Whose it is; null for the common catalog.</summary>
    public Guid? LabId { get; private set; }

    public LocalText Title { get; private set; } = null!;

    public LocalText Summary { get; private set; } = null!;

    public string Track { get; private set; } = null!;

    public CourseLevel Level { get; private set; }

    public bool GivesRightToSell { get; private set; }

    public CompletionRule Rule { get; private set; } = null!;

    /// <summary>The number of what it says now; what it said before stays readable.</summary>
    public int ContentVersion { get; private set; }

    /// <summary>Since when it is no more in the catalog.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyCollection<Prerequisite> Prerequisites => prerequisites;

    public static Course Write(Guid id, CourseContent content, Guid? labId = null)
    {
        var course = new Course { Id = id, LabId = labId };
        course.Rewrite(content);
        return course;
    }

    public void Rewrite(CourseContent content)
    {
        (Title, Summary, Track, Level) = (content.Title, content.Summary, content.Track, content.Level);
        GivesRightToSell = content.GivesRightToSell;
        Rule = content.CompletionRule ?? CompletionRule.Usual;
        var required = (content.Prerequisites ?? []).ToHashSet();
        prerequisites.RemoveAll(p => !required.Contains(p.RequiresId));
        prerequisites.AddRange(required.Except(prerequisites.Select(p => p.RequiresId)).Select(r => new Prerequisite(Id, r)).ToList());
        ContentVersion++;
        Version++;
    }

    /// <summary>Its lessons changed.</summary>
    public void Teach()
    {
        ContentVersion++;
        Version++;
    }

    /// <summary>True when this very call retired it.</summary>
    public bool Retire(DateTimeOffset now)
    {
        if (RetiredAt is not null)
        {
            return false;
        }

        RetiredAt = now;
        Version++;
        return true;
    }

    internal sealed class Map : IEntityTypeConfiguration<Course>
    {
        public void Configure(EntityTypeBuilder<Course> builder)
        {
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.Property(c => c.Rule)
                .AsJson().Metadata.SetValueComparer(new ValueComparer<CompletionRule>(favorStructuralComparisons: false));
            builder.HasMany(c => c.Prerequisites).WithOne().HasForeignKey(p => p.CourseId);
            builder.HasIndex(c => c.Track);
        }
    }

    internal sealed class PrerequisiteMap : IEntityTypeConfiguration<Prerequisite>
    {
        public void Configure(EntityTypeBuilder<Prerequisite> builder)
        {
            builder.ToTable("course_prerequisites", table =>
                table.HasCheckConstraint("ck_course_prerequisites_self", "course_id <> requires_id"));
            builder.HasKey(p => new { p.CourseId, p.RequiresId });
            builder.HasOne<Course>().WithMany().HasForeignKey(p => p.RequiresId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
