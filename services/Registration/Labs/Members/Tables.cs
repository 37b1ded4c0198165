using CreativeLabs.Registration.Labs.Members;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<MemberKey> MemberKeys => Set<MemberKey>();
}
