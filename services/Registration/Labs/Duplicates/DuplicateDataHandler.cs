using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Members;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

/// <summary>That she was compared with others. Who else may be the same woman is her business no more than theirs.</summary>
internal sealed class DuplicateDataHandler(RegistrationDb db) : IPersonalDataHandler
{
    public string Feature => "people";

    public IReadOnlyList<Type> Holds { get; } = [typeof(MemberKey), typeof(DuplicateKey), typeof(DuplicateCandidate)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        return new
        {
            ComparedAsDuplicate = await db.DuplicateCandidates.Where(c => ids.Contains(c.FirstId) || ids.Contains(c.SecondId))
                .OrderBy(c => c.Id)
                .Select(c => new { c.LabId, c.FoundAt, c.State }).ToListAsync(token),
        };
    }

    /// <summary>The index of both records is made anew after the merge.</summary>
    public Task Merge(PersonMerge merge, CancellationToken token) => Task.CompletedTask;

    /// <summary>Her keys and likenesses went with her vault entry.</summary>
    public Task Erase(Guid personId, DateTimeOffset now, CancellationToken token) =>
        db.DuplicateCandidates.Where(c => c.FirstId == personId || c.SecondId == personId).ExecuteDeleteAsync(token);
}
