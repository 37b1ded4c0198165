using CreativeLabs.Registration.Labs.Labs;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<Lab> Labs => Set<Lab>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<RoleGrant> Roles => Set<RoleGrant>();
}
