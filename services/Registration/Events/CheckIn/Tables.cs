using CreativeLabs.Registration.Events.CheckIn;
using CreativeLabs.Registration.Events.CheckIn.Tickets;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<TicketKey> TicketKeys => Set<TicketKey>();

    public DbSet<CheckInSession> CheckInSessions => Set<CheckInSession>();

    public DbSet<Arrival> Arrivals => Set<Arrival>();

    public DbSet<Headcount> Headcounts => Set<Headcount>();
}
