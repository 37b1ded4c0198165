using CreativeLabs.Registration.Labs.Duplicates;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<DuplicateKey> DuplicateKeys => Set<DuplicateKey>();

    public DbSet<DuplicateCandidate> DuplicateCandidates => Set<DuplicateCandidate>();

    public DbSet<MergeRequest> MergeRequests => Set<MergeRequest>();
}
