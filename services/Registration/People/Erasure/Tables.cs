using CreativeLabs.Registration.People.Erasure;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<PersonErasure> Erasures => Set<PersonErasure>();

    public DbSet<ErasureNotice> ErasureNotices => Set<ErasureNotice>();
}
