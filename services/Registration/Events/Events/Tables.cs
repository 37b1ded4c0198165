using CreativeLabs.Registration.Events.Events;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<Event> Events => Set<Event>();
}
