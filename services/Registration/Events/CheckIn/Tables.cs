using CreativeLabs.Registration.Events.CheckIn;
using CreativeLabs.Registration.Events.CheckIn.Tickets;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<TicketKey> TicketKeys => Set<TicketKey>();

    public DbSet<Door> Doors => Set<Door>();

    public DbSet<Arrival> Arrivals => Set<Arrival>();

    public DbSet<Headcount> Headcounts => Set<Headcount>();
}
