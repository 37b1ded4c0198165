using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What an operator did.</summary>
/// <param name="ActionId">Names it.</param>
/// <param name="OperatorId">Who.</param>
/// <param name="Action">release, replay, discard or seed.</param>
/// <param name="Place">Where the message lay: outbox, or a queue's name.</param>
/// <param name="MessageId">The message that it was about.</param>
/// <param name="MessageType">Its type.</param>
/// <param name="Reason">Why, in her words.</param>
/// <param name="At">When.</param>
internal sealed record OperatorActionView(
    Guid ActionId, Guid OperatorId, string Action, string? Place, Guid? MessageId, string? MessageType, string Reason, DateTimeOffset At)
{
    public static OperatorActionView Of(OperatorAction action) => new(
        action.Id, action.OperatorId, action.Action, action.Place, action.MessageId, action.MessageType, action.Reason, action.At);
}

internal static class ListActions
{
    public static async Task<Results<Ok<Page<OperatorActionView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, DbContext db, HttpContext http) => page.Read() is { } refusal
        ? refusal
        : TypedResults.Ok(await page.ToPageAsync(
            db.Set<OperatorAction>().AsNoTracking().Where(action => action.Id > page.After).OrderBy(action => action.Id),
            action => action.Id, OperatorActionView.Of, http));
}
