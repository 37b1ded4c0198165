using CreativeLabs.Contracts;
using CreativeLabs.Search;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Assessments;
using CreativeLabs.Training.Attendance;
using CreativeLabs.Training.Corrections;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Enrolments;
using CreativeLabs.Training.Labs;
using CreativeLabs.Training.Lessons;
using CreativeLabs.Training.Offerings;
using CreativeLabs.Training.Search;
using CreativeLabs.Training.Waivers;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Data;

internal sealed class TrainingDb(DbContextOptions<TrainingDb> options) : DbContext(options)
{
    public DbSet<Course> Courses => Set<Course>();

    public DbSet<Prerequisite> Prerequisites => Set<Prerequisite>();

    public DbSet<CourseVersion> CourseVersions => Set<CourseVersion>();

    public DbSet<LessonFile> LessonFiles => Set<LessonFile>();

    public DbSet<LessonPack> LessonPacks => Set<LessonPack>();

    public DbSet<CatalogEntry> CatalogEntries => Set<CatalogEntry>();

    public DbSet<KnownWord> KnownWords => Set<KnownWord>();

    public DbSet<Offering> Offerings => Set<Offering>();

    public DbSet<TrainingSession> TrainingSessions => Set<TrainingSession>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<Waiver> Waivers => Set<Waiver>();

    public DbSet<Mark> Marks => Set<Mark>();

    public DbSet<Correction> Corrections => Set<Correction>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<Credential> Credentials => Set<Credential>();

    public DbSet<Lab> Labs => Set<Lab>();

    // Without this a text would be taken for an entity of its own before the house names are given.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<LocalText>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TrainingDb).Assembly);
        KnownWord.Map(modelBuilder);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseHouseNames();
    }
}
