using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.StaffReads;

/// <summary>A member of staff saw personal data: who, whose, what, when. The database refuses to change or delete a row.</summary>
internal sealed class StaffRead
{
    private StaffRead(Guid id, Guid staffId, Guid personId, string what, DateTimeOffset at)
    {
        Id = id;
        StaffId = staffId;
        PersonId = personId;
        What = what;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid StaffId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Words, never values: <c>name</c>, <c>name, motivation</c>.</summary>
    public string What { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static StaffRead Record(Guid staffId, Guid personId, string what, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), staffId, personId, what, now);

    public static void Map(ModelBuilder model) => model.Entity<StaffRead>(read =>
    {
        read.ToTable("staff_read");
        read.Property(r => r.Id).ValueGeneratedNever();
        read.HasIndex(r => new { r.PersonId, r.At });
    });
}
