using System.Runtime.CompilerServices;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.CheckIn.Tickets;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>A confirmed place on the roster.</summary>
/// <param name="PlaceId">As the ticket's claim pl names it.</param>
/// <param name="Number">As the ticket's claim no has it.</param>
/// <param name="Name">Who holds it; null when she has not told her name.</param>
/// <param name="With">Who comes with her, as far as she named them.</param>
/// <param name="Seats">For her and who comes with her.</param>
/// <param name="Support">What is held for her at the event.</param>
internal sealed record RosterEntry(Guid PlaceId, string Number, string? Name, IReadOnlyList<string> With, int Seats,
    IReadOnlyList<NeedView> Support);

/// <summary>Everything that a phone needs to check tickets without a network.</summary>
/// <param name="EventId">As the ticket's claim ev names it.</param>
/// <param name="Title">In all its languages.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="TicketKeys">Where the public keys are that tickets are checked with.</param>
/// <param name="Places">All confirmed places, by id.</param>
internal sealed record Roster(
    Guid EventId, LocalText Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string TicketKeys, IAsyncEnumerable<RosterEntry> Places);

internal static class GetRoster
{
    private const int AtOnce = 500;

    /// <summary>Sent as it is read, so that ten thousand places need no more memory than five hundred; 304 when nobody's place has
    /// changed.</summary>
    public static async Task<IResult> Handle(
        Guid id, Caller caller, RegistrationDb db, PersonVault vault, PlatformKey platform, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        var held = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, token);
        if (held is null || !held.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(held.LabId))
        {
            return ProblemResult.Forbidden;
        }

        // Every change of a place changes the seating's row, and with it the number of the transaction that wrote it last.
        var seating = await db.Database.SqlQuery<string>($"""SELECT xmin::text AS "Value" FROM seating WHERE event_id = {id}""")
            .SingleAsync(token);
        var tag = $"W/\"{held.Version}-{seating}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Request.HasAlready(tag))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        return TypedResults.Ok(new Roster(
            id, held.Title, held.StartsAt, held.EndsAt, PublishedAt,
            Read(id, caller, db, vault, platform.For("ticket-number"), clock, token)));
    }

    public const string PublishedAt = "/.well-known/ticket-keys.json";

    /// <summary>Page by page; that the names of a page were read is on record before the first of them goes out.</summary>
    private static async IAsyncEnumerable<RosterEntry> Read(
        Guid id, Caller caller, RegistrationDb db, PersonVault vault, byte[] numbering, TimeProvider clock,
        [EnumeratorCancellation] CancellationToken token)
    {
        for (var after = Guid.Empty; ;)
        {
            var page = await (from place in db.EventRegistrations.AsNoTracking()
                              where place.EventId == id && place.Id > after
                                  && (place.State == EventRegistrationState.Confirmed || place.State == EventRegistrationState.Attended
                                      || place.State == EventRegistrationState.NoShow)
                              join entry in db.Vault.AsNoTracking() on place.PersonId equals entry.PersonId into entries
                              from entry in entries.DefaultIfEmpty()
                              orderby place.Id
                              select new { place, entry }).Take(AtOnce).ToListAsync(token);
            var now = clock.GetUtcNow();
            db.AddRange(page.Select(row => StaffRead.Record(caller.PersonId, row.place.PersonId, "name, companions, support", now)));
            await db.SaveChangesAsync(token);
            db.ChangeTracker.Clear();
            foreach (var row in page)
            {
                yield return new RosterEntry(
                    row.place.Id, Ticket.NumberOf(row.place.Id, numbering), row.entry is null ? null : vault.NameOf(row.entry),
                    Companions.Open(vault, row.entry, row.place.Companions), row.place.Seats,
                    row.place.Needs.Select(need => new NeedView(need.Kind, need.Seats, need.Met)).ToList());
            }

            if (page.Count < AtOnce)
            {
                yield break;
            }

            after = page[^1].place.Id;
        }
    }
}
