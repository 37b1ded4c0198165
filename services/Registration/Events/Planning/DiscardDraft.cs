using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Planning;

internal static class DiscardDraft
{
    public static async Task<Results<NoContent, ProblemResult>> Handle(Guid id, Caller caller, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.RefuseOthers(id, caller, token) is { } refusal)
        {
            return refusal;
        }

        var draft = await db.Events.SingleAsync(e => e.Id == id, token);
        if (http.RequireMatch(draft) is { } stale)
        {
            return stale;
        }

        if (draft.State is not EventState.Draft)
        {
            return ProblemResult.Of(EventRules.NotDraft);
        }

        // Its version is part of the condition: a draft that is published at this moment stays.
        db.Remove(draft);
        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }
}
