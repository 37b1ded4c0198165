using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

/// <summary>That she was asked whether two records are hers.</summary>
internal sealed class MergeRequestDataHandler(RegistrationDb db, PersonVault vault, IPublishEndpoint publish) : IPersonalDataHandler
{
    public string Feature => "merges";

    public IReadOnlyList<Type> Holds { get; } = [typeof(MergeRequest)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var merges = await db.MergeRequests.AsNoTracking().Where(m => ids.Contains(m.FromId) || ids.Contains(m.SurvivorId))
            .OrderBy(m => m.Id).ToListAsync(token);
        return new
        {
            Asked = merges.ConvertAll(m => new
            {
                m.Id, m.State, m.LabId, m.AskedBy, m.AskedAt, m.TakesEffectAt, m.EndedAt,
                Reason = entries.SingleOrDefault(e => e.PersonId == m.SurvivorId) is { } hers
                    ? vault.OpenText(hers, MergeRequest.ReasonColumn, m.Reason) : null,
            }),
        };
    }

    /// <summary>Another merge of the record that goes is over: it was asked about a record that is no more, and can be asked again of the
    /// one that remains.</summary>
    public Task Merge(PersonMerge merge, CancellationToken token) => Close(merge.From.PersonId, merge.At, token);

    /// <summary>Nobody is left to agree. Its reason was sealed under her key.</summary>
    public Task Erase(Guid personId, DateTimeOffset now, CancellationToken token) => Close(personId, now, token);

    private async Task Close(Guid personId, DateTimeOffset now, CancellationToken token)
    {
        foreach (var merge in await db.MergeRequests.WhereOf(personId).WhereOpen().ToListAsync(token))
        {
            await merge.Close(MergeState.Lapsed, publish, now, token);
        }

        await db.SaveChangesAsync(token);
    }
}
