using CreativeLabs.Registration.Labs.Bookings;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<Booking> Bookings => Set<Booking>();

    public DbSet<QuotaUse> QuotaUses => Set<QuotaUse>();
}
