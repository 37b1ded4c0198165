using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

internal sealed class PendingMerges(RegistrationDb db) : IUnsettledSignIn
{
    public Task<bool> IsUnsettled(Guid personId, CancellationToken token) =>
        db.MergeRequests.WhereOf(personId).WhereOpen().AnyAsync(token);
}
