using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    /// <summary>Vault entries that a query is just finding, without their keys.</summary>
    internal List<VaultEntry> Found { get; } = [];

    public DbSet<Person> People => Set<Person>();

    public DbSet<VaultEntry> Vault => Set<VaultEntry>();

    public DbSet<ContactPoint> ContactPoints => Set<ContactPoint>();
}
