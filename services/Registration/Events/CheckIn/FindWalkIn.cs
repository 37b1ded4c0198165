using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

using Event = CreativeLabs.Registration.Events.Events.Event;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>Who stands at the door. The number is sent in a body: addresses end up in logs.</summary>
/// <param name="Phone">Her number.</param>
internal sealed record WalkInAsked(string Phone);

/// <summary>A registered person who may be meant.</summary>
/// <param name="PersonId">To be sent in the list.</param>
/// <param name="Name">Her name; null when she has not told it.</param>
/// <param name="CameAlready">True when a list has her.</param>
internal sealed record WalkInFound(Guid PersonId, string? Name, bool CameAlready);

/// <summary>Of those who sign in with the number, the members of the event's lab and who has a place; nobody when there is none.</summary>
internal sealed record WalkInsFound(IReadOnlyList<WalkInFound> Persons);

/// <summary>Tells a name for a number, so it is bounded three ways: by reach (whose name the coordinator may know anyway), by time (while
/// people come in) and by number.</summary>
internal static class FindWalkIn
{
    public static async Task<Results<Ok<WalkInsFound>, ProblemResult>> Handle(
        Guid id, WalkInAsked body, Caller caller, RegistrationDb db, PersonVault vault, LookUps lookUps, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        var phone = PhoneNumber.TryRead(body.Phone);
        if (new Validation()
            .Check(phone is not null, "phone", PeopleRules.NoPhone).Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.RefuseOthers(id, caller, token) is { } others)
        {
            return others;
        }

        var held = await db.Events.AsNoTracking().SingleAsync(e => e.Id == id, token);
        var now = clock.GetUtcNow();
        if ((CheckInClock.Closed(held, now) ?? (now > held.EndsAt ? EventRules.Over : null)) is { } closed)
        {
            return ProblemResult.Of(closed);
        }

        if (await lookUps.Take(caller.PersonId, 1) is { } wait)
        {
            return http.TooMany(wait);
        }

        var found = await Known(vault.IndexOf(phone!), held, db, token);
        var entries = await db.Vault.AsNoTracking().Where(v => found.Contains(v.PersonId)).OrderBy(v => v.PersonId).ToListAsync(token);
        var came = await db.Arrivals.Where(a => a.EventId == id && a.PersonId != null && found.Contains(a.PersonId.Value))
            .Select(a => a.PersonId).ToListAsync(token);
        db.AddRange(entries.Select(entry => StaffRead.Record(caller.PersonId, entry.PersonId, "name", now)));
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(
            new WalkInsFound(entries.ConvertAll(e => new WalkInFound(e.PersonId, vault.NameOf(e), came.Contains(e.PersonId)))));
    }

    private static async Task<List<Guid>> Known(byte[] index, Event held, RegistrationDb db, CancellationToken token)
    {
        var persons = (await PersonsByPhone.Find(db, [index], token)).SelectMany(found => found).ToList();
        return await db.People.Where(p => persons.Contains(p.Id)
            && (db.Memberships.Any(m => m.PersonId == p.Id && m.LabId == held.LabId && m.EndedAt == null)
                || db.EventRegistrations.Any(a => a.PersonId == p.Id && a.EventId == held.Id
                    && (a.State == EventRegistrationState.Confirmed || a.State == EventRegistrationState.Attended
                        || a.State == EventRegistrationState.NoShow))))
            .Select(p => p.Id).ToListAsync(token);
    }
}
