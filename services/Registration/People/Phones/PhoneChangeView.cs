using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

/// <summary>A change of phone.</summary>
/// <param name="Id">Names it to cancel it.</param>
/// <param name="State">waiting, done, cancelled, or full when too many shared the other phone by then.</param>
/// <param name="Assisted">True when a coordinator asked for her.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="TakesEffectAt">When the other phone takes over; until then the old one can cancel.</param>
/// <param name="EndedAt">When it took effect or was cancelled.</param>
/// <param name="ConfirmedAt">When she confirmed what a coordinator asked for; needed once she has been signed in meanwhile.</param>
internal sealed record PhoneChangeView(
    Guid Id, PhoneChangeState State, bool Assisted, DateTimeOffset AskedAt, DateTimeOffset TakesEffectAt, DateTimeOffset? EndedAt,
    DateTimeOffset? ConfirmedAt)
{
    public static PhoneChangeView Of(PhoneChange change) =>
        new(change.Id, change.State, change.IsAssisted, change.AskedAt, change.TakesEffectAt, change.EndedAt,
            change.ConfirmedAt);
}

internal static class ListPhoneChanges
{
    public static async Task<Results<Ok<Page<PhoneChangeView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, RegistrationDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = db.PhoneChanges.AsNoTracking().Where(c => c.PersonId == caller.PersonId && c.Id > page.After).OrderBy(c => c.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, c => c.Id, PhoneChangeView.Of, http));
    }
}
