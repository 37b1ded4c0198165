using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Profiles;

internal static class UpdateDemographics
{
    private const int FirstYear = 1900;

    private static readonly LocalText Both = new(
        "Суроого же жооп берилет, же айтууну каалабаганы белгиленет.", "На вопрос либо отвечают, либо отмечают, что не хотят отвечать.",
        "A question is either answered or preferred not to be.");

    public static async Task<Results<Ok<DemographicAnswers>, ProblemResult>> Handle(
        DemographicAnswers body, Caller caller, RegistrationDb db, PersonVault vault, IPersonIndex index, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        if (Check(body, clock.GetUtcNow().Year) is { } refusal)
        {
            return refusal;
        }

        // The lock holds off a withdrawal until the answers are in, so that it finds and deletes them.
        if (await db.LockVault(caller.PersonId, token) is not { } entry)
        {
            return ProblemResult.NotFound;
        }

        var kept = await db.Demographics.SingleOrDefaultAsync(d => d.PersonId == caller.PersonId, token);
        var changed = kept ?? Demographics.None(caller.PersonId);
        if (http.RequireMatch(changed) is { } stale)
        {
            return stale;
        }

        if (!await db.HasAgreed(caller.PersonId, Consent.Demographics, token))
        {
            return ProblemResult.Of(PeopleRules.DemographicsConsentRequired);
        }

        if (kept is null)
        {
            db.Add(changed);
        }

        changed.Keep(body, entry, vault);
        await db.SaveChangesAsync(token);
        await index.Refresh(entry, token);
        http.SetETag(changed);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(changed.Read(entry, vault));
    }

    private static ProblemResult? Check(DemographicAnswers body, int thisYear)
    {
        var check = new Validation();
        if (body.BirthYear is { } year)
        {
            check.Range(year, FirstYear, thisYear, "birthYear");
        }

        var withheld = body.PreferNotToSay ?? [];
        check.Range(withheld.Count, 0, body.All.Count, "preferNotToSay");
        foreach (var question in withheld.Take(body.All.Count))
        {
            check.OneOf(question, body.All.Select(a => a.Question), "preferNotToSay");
        }

        return check.Check(!body.All.Any(a => a.Answer is not null && withheld.Contains(a.Question)), "preferNotToSay", Both).Problem;
    }
}
