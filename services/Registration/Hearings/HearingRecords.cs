using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Hearings;

/// <summary>What she said to hearings online.</summary>
internal sealed class HearingRecords(RegistrationDb db, PersonVault vault, PlatformKey platform) : IPersonRecords
{
    public string Room => "hearings";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Comment)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => (Guid?)e.PersonId).ToList();
        var comments = await db.Comments.AsNoTracking().Where(c => ids.Contains(c.PersonId)).OrderBy(c => c.Id).ToListAsync(token);
        return new
        {
            Comments = comments.ConvertAll(c => new
            {
                c.Id,
                c.EventId,
                c.AgendaItemId,
                Words = CommentWords.Open(c, entries.Single(e => e.PersonId == c.PersonId), vault, platform),
                c.ReceivedAt,
                c.HiddenFor,
            }),
        };
    }

    /// <summary>Comments move, sealed anew, as far as there is room among the ten that one person may write to a hearing; the rest stays under the
    /// old id, where it can still be read.</summary>
    public async Task Merge(Merger merger, CancellationToken token)
    {
        var (from, to, _) = merger;
        var last = (await db.Comments.Where(c => c.PersonId == to.PersonId).Select(c => new { c.EventId, c.Number }).ToListAsync(token))
            .GroupBy(c => c.EventId).ToDictionary(of => of.Key, of => of.Max(c => c.Number ?? 0));
        foreach (var comment in await db.Comments.Where(c => c.PersonId == from.PersonId).OrderBy(c => c.Id).ToListAsync(token))
        {
            var number = last.GetValueOrDefault(comment.EventId) + 1;
            if (number <= Comment.MostByOne)
            {
                comment.MoveTo(to.PersonId, number, CommentWords.Open(comment, from, vault, platform)?.Seal(vault, to));
                last[comment.EventId] = number;
            }
        }

        await db.SaveChangesAsync(token);
    }
}
