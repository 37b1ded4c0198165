using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>A person on the jury of an open call.</summary>
internal sealed class Juror
{
    private Juror()
    {
    }

    public Guid CohortId { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid NamedBy { get; private set; }

    public DateTimeOffset NamedAt { get; private set; }

    public static Juror Name(Guid cohortId, Guid personId, Guid namedBy, DateTimeOffset now) =>
        new() { CohortId = cohortId, PersonId = personId, NamedBy = namedBy, NamedAt = now };

    public static void Map(ModelBuilder model) => model.Entity<Juror>(juror =>
    {
        juror.ToTable("juror");
        juror.HasKey(j => new { j.CohortId, j.PersonId });
        juror.HasOne<OpenCall>().WithMany().HasForeignKey(j => j.CohortId);
        juror.HasOne<Person>().WithMany().HasForeignKey(j => j.PersonId);
        juror.HasIndex(j => new { j.PersonId, j.CohortId });
    });
}
