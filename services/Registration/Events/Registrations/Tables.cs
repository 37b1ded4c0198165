using CreativeLabs.Registration.Events.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<Seating> Seatings => Set<Seating>();

    public DbSet<SupportSeats> Support => Set<SupportSeats>();

    public DbSet<EventRegistration> EventRegistrations => Set<EventRegistration>();

    public DbSet<WaitingBlock> WaitingBlocks => Set<WaitingBlock>();
}
