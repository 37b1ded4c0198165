using CreativeLabs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Labs;

/// <summary>This service's own small copy of a lab, fed by <see cref="MembershipStarted"/>.</summary>
internal sealed class Lab
{
    private Lab(Guid id, LocalText name)
    {
        Id = id;
        Name = name;
    }

    public Guid Id { get; private set; }

    public LocalText Name { get; private set; }

    public static Lab Known(Guid id, LocalText name) => new(id, name);

    public static void Map(ModelBuilder model) => model.Entity<Lab>(lab =>
    {
        lab.Property(l => l.Id).ValueGeneratedNever();
        lab.Property(l => l.Name);
    });
}
