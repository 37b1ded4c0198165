using CreativeLabs.Registration.People.StaffReads;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<StaffRead> StaffReads => Set<StaffRead>();

    public DbSet<StaffReadLink> StaffReadLinks => Set<StaffReadLink>();

    public DbSet<UnchainedRead> UnchainedReads => Set<UnchainedRead>();
}
