using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>A place as the lab's coordinator sees it in the list.</summary>
/// <param name="Id">The place.</param>
/// <param name="PersonId">Who asked for it.</param>
/// <param name="Name">Her name; null until she told it, and after she was erased.</param>
/// <param name="With">Who comes with her, as far as she named them.</param>
/// <param name="State">confirmed, waitlisted, offered, offerLapsed, declined, cancelled, attended or noShow.</param>
/// <param name="Seats">For her and who comes with her.</param>
/// <param name="Number">Her number in the waiting line.</param>
/// <param name="OfferUntil">Until when an offer stands.</param>
/// <param name="Support">What she asked for.</param>
/// <param name="RequestedAt">When she asked.</param>
internal sealed record GuestView(
    Guid Id, Guid PersonId, string? Name, IReadOnlyList<string> With, EventRegistrationState State, int Seats, int? Number,
        DateTimeOffset? OfferUntil,
    IReadOnlyList<NeedView> Support, DateTimeOffset RequestedAt);

internal static class ListEventRegistrations
{
    private static readonly Dictionary<string, EventRegistrationState> States =
        Enum.GetValues<EventRegistrationState>().Where(s => s is not EventRegistrationState.Requested)
            .ToDictionary(s => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(s.ToString()));

    public static async Task<Results<Ok<Page<GuestView>>, ProblemResult>> Handle(
        Guid id, string? state, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        if ((state is null ? null : new Validation().OneOf(state, States.Keys, "state").Problem) is { } unknown)
        {
            return unknown;
        }

        if ((page.Read() ?? await db.RefuseOthers(id, caller, token)) is { } refusal)
        {
            return refusal;
        }

        var places = db.EventRegistrations.AsNoTracking().Where(p => p.EventId == id && p.Id > page.After);
        if (state is not null)
        {
            var asked = States[state];
            places = places.Where(p => p.State == asked);
        }

        var rows = from place in places
                   join entry in db.Vault on place.PersonId equals entry.PersonId into entries
                   from entry in entries.DefaultIfEmpty()
                   orderby place.Id
                   select new { place, entry };
        var shown = await page.ToPageAsync(rows, row => row.place.Id, row => Show(row.place, row.entry, vault), http);

        var now = clock.GetUtcNow();
        db.AddRange(shown.Items.Select(guest =>
            StaffRead.Record(caller.PersonId, guest.PersonId, guest.With.Count > 0 ? "name, companions" : "name", now)));
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(shown);
    }

    private static GuestView Show(EventRegistration place, VaultEntry? entry, PersonVault vault) => new(
        place.Id, place.PersonId, entry is null ? null : vault.NameOf(entry), Companions.Open(vault, entry, place.Companions), place.State,
        place.Seats,
        place.Number, place.OfferUntil, place.Needs.Select(need => new NeedView(need.Kind, need.Seats, need.Met)).ToList(),
        place.RequestedAt);
}
