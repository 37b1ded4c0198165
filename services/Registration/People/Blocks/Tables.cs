using CreativeLabs.Registration.People.Blocks;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<BlockedPair> BlockedPairs => Set<BlockedPair>();
}
