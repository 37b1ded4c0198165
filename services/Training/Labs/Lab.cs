using CreativeLabs.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Labs;

/// <summary>This service's own small copy of a lab, fed by <see cref="MembershipStarted"/>.</summary>
internal sealed class Lab(Guid id, LocalText name)
{
    public Guid Id { get; private set; } = id;

    public LocalText Name { get; private set; } = name;

    internal sealed class Map : IEntityTypeConfiguration<Lab>
    {
        public void Configure(EntityTypeBuilder<Lab> builder) => builder.Property(l => l.Id).ValueGeneratedNever();
    }
}
