using System.Text.Json.Nodes;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.EventFeed;

/// <summary>Events, oldest first. The next question names the last of them.</summary>
/// <param name="Items">Each with id, type, timestamp, labId and data, as a webhook would bring it.</param>
internal sealed record EventFeedPage(IReadOnlyList<JsonNode> Items);

internal static class GetEventFeed
{
    private static readonly LocalText UnknownEvent = new(
        "Мындай окуя жок, же ал мындан ары сакталбайт. after көрсөтпөй суроо жибериңиз.",
        "Такого события нет, или оно больше не хранится. Спросите без after.",
        "There is no such event, or it is not kept any more. Ask without after.");

    /// <summary>What the partner's labs and the whole platform published after an event that it has seen; from the oldest that is kept
    /// without one. An event may come more than once, and two of one lab in another order than they happened.</summary>
    public static async Task<Results<Ok<EventFeedPage>, ProblemResult>> Handle(
        HttpContext http, NotificationsDb db, CancellationToken token, Guid? after = null, int limit = 20)
    {
        if (Partner.Of(http.User) is not { } partner)
        {
            return ProblemResult.Forbidden;
        }

        if (new Validation().Range(limit, 1, 100, "limit").Problem is { } refusal)
        {
            return refusal;
        }

        var mine = db.PublicEvents.AsNoTracking().Where(e =>
            (e.LabId == null || partner.Labs.Contains(e.LabId.Value)) && (e.OnlyFor == null || e.OnlyFor == partner.PartnerId));
        var from = 0L;
        if (after is { } seen)
        {
            if (await mine.Where(e => e.Id == seen).Select(e => (long?)e.Sequence).SingleOrDefaultAsync(token) is not { } place)
            {
                return ProblemResult.Invalid("after", UnknownEvent);
            }

            from = place;
        }

        var bodies = await mine.Where(e => e.Sequence > from).OrderBy(e => e.Sequence).Take(limit).Select(e => e.Body).ToListAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new EventFeedPage(bodies.ConvertAll(body => JsonNode.Parse(body)!)));
    }
}
