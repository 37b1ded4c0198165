using CreativeLabs.Registration.Labs.Partners;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<Partner> Partners => Set<Partner>();
}
