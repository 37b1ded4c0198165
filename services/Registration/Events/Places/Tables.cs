using CreativeLabs.Registration.Events.Places;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<Seating> Seatings => Set<Seating>();

    public DbSet<SupportSeats> Support => Set<SupportSeats>();

    public DbSet<Place> Places => Set<Place>();

    public DbSet<WaitingBlock> WaitingBlocks => Set<WaitingBlock>();
}
