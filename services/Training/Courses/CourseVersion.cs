using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Lessons;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Courses;

/// <summary>What a course said when it was written or rewritten: it never changes, and whoever enrolled under it goes on by it.</summary>
internal sealed class CourseVersion
{
    private CourseVersion() { }

    public Guid CourseId { get; private set; }

    /// <summary>1 for the first.</summary>
    public int Number { get; private set; }

    public CourseContent Content { get; private set; } = null!;

    public IReadOnlyList<Lesson> Lessons { get; private set; } = [];

    /// <summary>The lessons' titles alone, which are public.</summary>
    public IReadOnlyList<LocalText> Outline { get; private set; } = [];

    public IReadOnlyList<PackSize> Packs { get; private set; } = [];

    public DateTimeOffset WrittenAt { get; private set; }

    public static CourseVersion Of(Course course, CourseContent content, IReadOnlyList<Lesson> lessons, IReadOnlyList<PackSize> packs,
        DateTimeOffset now) => new()
        {
            CourseId = course.Id,
            Number = course.ContentVersion,
            Content = content,
            Lessons = lessons,
            Outline = [.. lessons.Select(l => l.Title)],
            Packs = packs,
            WrittenAt = now,
        };

    internal sealed class Map : IEntityTypeConfiguration<CourseVersion>
    {
        public void Configure(EntityTypeBuilder<CourseVersion> builder)
        {
            builder.ToTable("course_versions");
            builder.HasKey(v => new { v.CourseId, v.Number });
            builder.HasOne<Course>().WithMany().HasForeignKey(v => v.CourseId);
            builder.Property(v => v.Content).AsJson();
            builder.Property(v => v.Lessons).AsJson();
            builder.Property(v => v.Outline).AsJson();
            builder.Property(v => v.Packs).AsJson();
        }
    }
}
