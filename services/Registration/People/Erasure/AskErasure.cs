using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

internal static class AskErasure
{
    /// <summary>She asks to be forgotten. Asked again, with a token that still lives, she is told of the same erasure.</summary>
    public static async Task<Results<Accepted<ErasureView>, ProblemResult>> Handle(
        Caller caller, RegistrationDb db, StartErasure start, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (await db.ErasureOf(caller.PersonId, token) is { } before)
        {
            return Answer(before);
        }

        if (!await db.People.AnyAsync(p => p.Id == caller.PersonId, token))
        {
            return ProblemResult.NotFound;
        }

        if (await db.IsFresh(caller, clock.GetUtcNow(), token))
        {
            return Answer(await start.Of(caller.PersonId, caller.PersonId, ErasureWay.Herself, reason: null, http));
        }

        // A request of the same moment ended the session.
        return await db.ErasureOf(caller.PersonId, token) is { } meanwhile
            ? Answer(meanwhile) : ProblemResult.Of(ErasureRules.FreshSignInRequired);
    }

    /// <summary>The person's erasure, if there is one.</summary>
    public static Task<PersonErasure?> ErasureOf(this RegistrationDb db, Guid personId, CancellationToken token) =>
        db.Erasures.AsNoTracking().Include(e => e.Parts).SingleOrDefaultAsync(e => e.PersonId == personId, token);

    public static Accepted<ErasureView> Answer(PersonErasure erasure) => Answer(ErasureView.Of(erasure));

    public static Accepted<ErasureView> Answer(ErasureView erasure) => TypedResults.Accepted($"/v1/erasures/{erasure.Id}", erasure);
}
