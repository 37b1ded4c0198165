using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Contacts;

/// <summary>The caller's name and how she agrees to be met.</summary>
/// <param name="Name">As her mentors and mentees read it, 1 to 80 characters.</param>
/// <param name="Way">lab, phoneCall or videoLink.</param>
/// <param name="Detail">The number or the https address; for a lab, a hint such as when she is there. Up to 200 characters.</param>
internal sealed record ContactRequest(string Name, ContactWay Way, string? Detail = null);

/// <summary>A name and a way to meet.</summary>
/// <param name="Name">The chosen name; null where none was written.</param>
/// <param name="Way">lab, phoneCall or videoLink.</param>
/// <param name="Detail">A number, an address or a hint.</param>
internal sealed record ContactView(string? Name, ContactWay? Way, string? Detail)
{
    public static ContactView None { get; } = new(null, null, null);

    public static ContactView Of(ContactCard card, byte[] key) => new(card.Name(key), card.Way, card.Detail(key));
}

internal static class WriteContact
{
    public static async Task<Results<Ok<ContactView>, ProblemResult>> Get(Caller caller, MentoringDb db, DataKeys keys, HttpContext http)
    {
        var card = await db.ContactCards.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == caller.PersonId, http.RequestAborted);
        if (card is null || await keys.Find(card.Id, http.RequestAborted) is not { } key)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(card);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(ContactView.Of(card, key));
    }

    public static async Task<Results<Ok<ContactView>, ProblemResult>> Put(
        ContactRequest body, Caller caller, MentoringDb db, DataKeys keys, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        var detail = string.IsNullOrWhiteSpace(body.Detail) ? null : body.Detail.Trim();
        var invalid = new Validation().Name(body.Name, 80, "name").Length(detail, 0, 200, "detail")
            .Check(body.Way is ContactWay.Lab || detail is not null, "detail",
                "Толтурулушу керек.", "Нужно заполнить.", "This is required.")
            .Check(body.Way is not ContactWay.VideoLink || detail is null
                || (Uri.TryCreate(detail, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps), "detail",
                "https шилтемеси керек.", "Нужна ссылка https.", "Must be an https address.").Problem;
        if (invalid is not null)
        {
            return invalid;
        }

        var card = await db.ContactCards.SingleOrDefaultAsync(c => c.PersonId == caller.PersonId, token);
        if ((card is null ? http.RequireNone() : http.RequireMatch(card)) is { } stale)
        {
            return stale;
        }

        if (card is null)
        {
            db.Add(card = ContactCard.Of(Guid.CreateVersion7(clock.GetUtcNow()), caller.PersonId));
        }

        var key = keys.Unwrap(card.Id, (await keys.Make([card.Id], token))[card.Id]);
        card.Write(body.Name.Trim(), body.Way, detail, key);
        await db.SaveChangesAsync(token);
        http.SetETag(card);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(ContactView.Of(card, key));
    }
}
