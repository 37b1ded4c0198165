using CreativeLabs.Registration.People.Phones;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<PhoneChange> PhoneChanges => Set<PhoneChange>();
}
