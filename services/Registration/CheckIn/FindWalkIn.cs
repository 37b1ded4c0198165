using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events;
using CreativeLabs.Registration.People;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.CheckIn;

/// <summary>Who stands at the door. The number is sent in a body: addresses end up in logs.</summary>
/// <param name="Phone">Her number.</param>
internal sealed record WalkInAsked(string Phone);

/// <summary>A registered person who may be meant.</summary>
/// <param name="PersonId">To be sent in the list.</param>
/// <param name="Name">Her name; null when she has not told it.</param>
/// <param name="CameAlready">True when a list has her.</param>
internal sealed record WalkInFound(Guid PersonId, string? Name, bool CameAlready);

/// <summary>Everyone who signs in with the number; nobody when none does.</summary>
internal sealed record WalkInsFound(IReadOnlyList<WalkInFound> Persons);

internal static class FindWalkIn
{
    public static async Task<Results<Ok<WalkInsFound>, Refusal>> Handle(
        Guid id, WalkInAsked body, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        var phone = PhoneNumber.TryRead(body.Phone);
        if (new Validation()
            .Check(phone is not null, "phone", PeopleRules.NoPhone).Refusal is { } refusal)
        {
            return refusal;
        }

        if (await db.RefuseOthers(id, caller, token) is { } others)
        {
            return others;
        }

        var found = (await PersonsByPhone.Find(db, [vault.IndexOf(phone!)], token)).SelectMany(persons => persons).ToList();
        var entries = await db.Vault.AsNoTracking().Where(v => found.Contains(v.PersonId)).OrderBy(v => v.PersonId).ToListAsync(token);
        var came = await db.Arrivals.Where(a => a.EventId == id && a.PersonId != null && found.Contains(a.PersonId.Value))
            .Select(a => a.PersonId).ToListAsync(token);
        var now = clock.GetUtcNow();
        db.AddRange(entries.Select(entry => StaffRead.Record(caller.PersonId, entry.PersonId, "name", now)));
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(
            new WalkInsFound(entries.ConvertAll(e => new WalkInFound(e.PersonId, vault.NameOf(e), came.Contains(e.PersonId)))));
    }
}
