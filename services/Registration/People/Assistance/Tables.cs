using CreativeLabs.Registration.People.Assistance;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<AssistedAction> AssistedActions => Set<AssistedAction>();
}
