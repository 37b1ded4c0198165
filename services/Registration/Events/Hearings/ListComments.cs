using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>A comment, as anyone may read it.</summary>
/// <param name="Id">The comment.</param>
/// <param name="AgendaItemId">About which item; null when about the whole.</param>
/// <param name="Way">online or paper.</param>
/// <param name="Text">As it was written; null when it is hidden or was taken back.</param>
/// <param name="SignedAs">The name that stands under it; null for none.</param>
/// <param name="HiddenFor">Why it is hidden, in the caller's language; null when it is not.</param>
/// <param name="ReceivedAt">When it came in.</param>
/// <param name="Version">For If-Match.</param>
internal sealed record CommentView(
    Guid Id, Guid? AgendaItemId, CommentWay Way, string? Text, string? SignedAs, string? HiddenFor, DateTimeOffset ReceivedAt, int Version);

internal static class ListComments
{
    /// <summary>A hidden comment keeps its line and says why; its words are shown to the lab's coordinator and to who wrote it.</summary>
    public static async Task<Results<Ok<Page<CommentView>>, ProblemResult>> Handle(
        Guid id, Guid? agendaItemId, [AsParameters] PageQuery page, Caller? caller, RegistrationDb db, PersonVault vault,
        PlatformKey platform, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var held = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.State != EventState.Draft, token);
        if (held is null || !await db.Hearings.AnyAsync(h => h.EventId == id, token))
        {
            return ProblemResult.NotFound;
        }

        var comments = db.Comments.AsNoTracking().Where(c => c.EventId == id && c.Id > page.After);
        comments = agendaItemId is { } item ? comments.Where(c => c.AgendaItemId == item) : comments;
        var rows = from comment in comments
                   join entry in db.Vault on comment.PersonId equals entry.PersonId into entries
                   from entry in entries.DefaultIfEmpty()
                   orderby comment.Id
                   select new { comment, entry };
        var runs = caller?.IsCoordinatorOf(held.LabId) == true;
        return TypedResults.Ok(await page.ToPageAsync(rows, row => row.comment.Id, row => Show(row.comment, row.entry), http));

        CommentView Show(Comment comment, VaultEntry? author)
        {
            var reads = comment.HiddenFor is null || runs || (caller is not null && caller.PersonId == comment.PersonId);
            var words = reads ? CommentWords.Open(comment, author, vault, platform) : null;
            var reason = HiddenReason.Open(comment, author, vault, platform);
            return new CommentView(
                comment.Id, comment.AgendaItemId, comment.Way, words?.Text, words?.SignedAs, reason is null
                ? null : http.Say(reason), comment.ReceivedAt, comment.Version);
        }
    }
}
