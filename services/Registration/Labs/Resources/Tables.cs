using CreativeLabs.Registration.Labs.Resources;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<Resource> Resources => Set<Resource>();

    public DbSet<WeeklyQuota> WeeklyQuotas => Set<WeeklyQuota>();

    public DbSet<Closure> Closures => Set<Closure>();

    public DbSet<HolidayOverride> HolidayOverrides => Set<HolidayOverride>();
}
