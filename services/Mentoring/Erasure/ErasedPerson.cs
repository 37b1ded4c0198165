using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Erasure;

/// <summary>An id of which nobody is behind any more, so that an event that comes late leaves nothing.</summary>
internal sealed class ErasedPerson
{
    private ErasedPerson() { }

    public Guid PersonId { get; private set; }

    public static void Map(ModelBuilder model) => model.Entity<ErasedPerson>(person =>
    {
        person.ToTable("erased_people");
        person.HasKey(p => p.PersonId);
        person.Property(p => p.PersonId).ValueGeneratedNever();
    });
}
