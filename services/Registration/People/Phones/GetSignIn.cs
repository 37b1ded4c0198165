using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

/// <summary>How the caller signs in.</summary>
/// <param name="Label">What the others who share her phone read of her: initials, firstName or number.</param>
/// <param name="HasPin">True when she has a PIN.</param>
internal sealed record SignInView(PersonLabel Label, bool HasPin);

/// <summary>What the others who share her phone are to read.</summary>
/// <param name="Label">initials, firstName or number.</param>
internal sealed record LabelChange(PersonLabel Label);

internal static class GetSignIn
{
    public static async Task<Results<Ok<SignInView>, ProblemResult>> Handle(Caller caller, RegistrationDb db, HttpContext http,
        CancellationToken token) =>
        await db.ContactPoints.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == caller.PersonId, token) is { } contact
            ? await Show(contact, db, http, token)
            : ProblemResult.NotFound;

    public static async Task<Results<Ok<SignInView>, ProblemResult>> Change(
        LabelChange body, Caller caller, RegistrationDb db, HttpContext http, CancellationToken token)
    {
        if (await db.ContactPoints.SingleOrDefaultAsync(c => c.PersonId == caller.PersonId, token) is not { } contact)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(contact) is { } stale)
        {
            return stale;
        }

        contact.Show(body.Label);
        await db.SaveChangesAsync(token);
        return await Show(contact, db, http, token);
    }

    private static async Task<Ok<SignInView>> Show(ContactPoint contact, RegistrationDb db, HttpContext http, CancellationToken token)
    {
        http.SetETag(contact);
        return TypedResults.Ok(new SignInView(contact.Label, await db.Pins.AnyAsync(p => p.PersonId == contact.PersonId, token)));
    }
}
