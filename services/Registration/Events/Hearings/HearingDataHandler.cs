using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>What she said to hearings.</summary>
internal sealed class HearingDataHandler(RegistrationDb db, PersonVault vault, PlatformKey platform) : IPersonalDataHandler
{
    public string Feature => "hearings";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Comment)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var comments = await db.Comments.AsNoTracking().Where(c => c.PersonId != null && ids.Contains(c.PersonId.Value)).OrderBy(c => c.Id)
            .ToListAsync(token);
        return new
        {
            Comments = comments.ConvertAll(c =>
            {
                var author = entries.Single(e => e.PersonId == c.PersonId);
                var words = CommentWords.Open(c, author, vault, platform);
                var hiddenFor = HiddenReason.Open(c, author, vault, platform);
                return new
                {
                    c.Id, c.EventId, c.AgendaItemId, words?.Text, words?.SignedAs, c.ReceivedAt, HiddenFor = hiddenFor,
                    TakenBack = c.Words is null
                };
            }),
        };
    }

    /// <summary>Comments move, with their words sealed anew, and are counted on from those of the record that remains: all of them stay,
    /// also when they are more than one woman may write.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        var (from, to) = (merge.From.PersonId, merge.To.PersonId);
        var moving = await db.Comments.Where(c => c.PersonId == from).OrderBy(c => c.Number).ToListAsync(token);
        foreach (var ofHearing in moving.GroupBy(c => c.EventId))
        {
            var number = await db.Comments.Where(c => c.EventId == ofHearing.Key && c.PersonId == to).MaxAsync(c => c.Number, token) ?? 0;
            foreach (var comment in ofHearing)
            {
                comment.MoveTo(++number, vault, merge.From, merge.To);
            }
        }

        await db.SaveChangesAsync(token);
    }

    /// <summary>That something was said stays, and not what.</summary>
    public Task Erase(Guid personId, DateTimeOffset now, CancellationToken token) => db.Comments
        .Where(c => c.PersonId == personId && (c.Words != null || c.HiddenFor != null)).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Words, (byte[]?)null).SetProperty(c => c.HiddenFor, (byte[]?)null)
            .SetProperty(c => c.Version, c => c.Version + 1), token);
}
