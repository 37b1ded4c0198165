using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Profiles;

/// <summary>A consent on record.</summary>
/// <param name="Id">Names it for withdrawal.</param>
/// <param name="Purpose">platform, pictures, research, stories, partners, demographics or needs.</param>
/// <param name="TextVersion">The version of the text that was shown.</param>
/// <param name="Language">The language it was read in.</param>
/// <param name="Way">app or paper.</param>
/// <param name="GivenAt">When.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null while it stands.</param>
internal sealed record ConsentView(
    Guid Id, string Purpose, string TextVersion, string Language, ConsentWay Way, DateTimeOffset GivenAt, DateTimeOffset? WithdrawnAt)
{
    public static ConsentView Of(Consent consent) =>
        new(consent.Id, consent.Purpose, consent.TextVersion, consent.Language, consent.Way, consent.GivenAt, consent.WithdrawnAt);
}

internal static class ListConsents
{
    public static async Task<Results<Ok<Page<ConsentView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, RegistrationDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = db.Consents.AsNoTracking().Where(c => c.PersonId == caller.PersonId && c.Id > page.After).OrderBy(c => c.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, c => c.Id, ConsentView.Of, http));
    }
}
