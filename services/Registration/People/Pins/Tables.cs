using CreativeLabs.Registration.People.Pins;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<Pin> Pins => Set<Pin>();
}
