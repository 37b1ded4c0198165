using CreativeLabs.Registration.People.Profiles;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<Demographics> Demographics => Set<Demographics>();
}
