using System.Text.Json;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>A door with phones at it.</summary>
internal static class DoorDesk
{
    /// <summary>An event that begins within the hour, so that its door is open.</summary>
    public static Task<Guid> NewDoor(this RegistrationFixture fixture, int capacity = 30) =>
        fixture.NewEvent(capacity, startsIn: TimeSpan.FromHours(1));

    public static Task<HttpClient> Coordinator(this RegistrationFixture fixture) => fixture.As("person/at-bashy/coordinator");

    /// <summary>Somebody with a confirmed place, and her ticket.</summary>
    public static async Task<(Guid Person, HttpClient Client, Guid Place, string Ticket)> NewHolder(
        this RegistrationFixture fixture, Guid held, int seats = 1, string name = "Бермет")
    {
        var person = await fixture.NewPerson(name: name);
        var client = await fixture.As(person);
        var place = (await client.Ask(held, new { seats })).Id();
        return (person, client, place, (await client.GetJson($"/v1/places/{place}/ticket")).GetProperty("ticket").GetString()!);
    }

    /// <summary>As many confirmed places as asked for, written past the service.</summary>
    public static async Task<List<Guid>> ManyPlaces(this RegistrationFixture fixture, Guid held, int count)
    {
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                WITH people AS (
                  INSERT INTO person (id, language, registered_at, has_profile, version)
                  SELECT gen_random_uuid(), 'ky', now(), false, 1 FROM generate_series(1, {count}) RETURNING id)
                INSERT INTO place (id, event_id, person_id, seats, state, needs, insists, requested_at, changed_at, version)
                SELECT gen_random_uuid(), {held}, id, 1, 'Confirmed', '[]', false, now(), now(), 1 FROM people
                """);
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE seating SET confirmed = confirmed + {count}, capacity = greatest(capacity, confirmed + {count})
                WHERE event_id = {held}
                """);
        });
        return await fixture.WithDb<RegistrationDb, List<Guid>>(db => db.EventRegistrations.Where(p => p.EventId == held).OrderBy(p => p.Id)
            .Select(p => p.Id).ToListAsync());
    }

    /// <summary>Lets the event be over since some time.</summary>
    public static Task Ends(this RegistrationFixture fixture, Guid held, TimeSpan ago) => fixture.WithDb<RegistrationDb>(db =>
    {
        var end = fixture.Clock.GetUtcNow() - ago;
        return db.Events.Where(e => e.Id == held)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.StartsAt, end.AddHours(-3)).SetProperty(e => e.EndsAt, end));
    });

    public static Task<HttpResponseMessage> Send(
        this RegistrationFixture fixture, HttpClient coordinator, Guid held, IEnumerable<object> entries, Guid? device = null,
        bool beyondCapacity = false) =>
        coordinator.SendWith(HttpMethod.Put, $"/v1/events/{held}/check-ins",
            new { device = device ?? Guid.CreateVersion7(), sentAt = fixture.Clock.GetUtcNow(), entries, beyondCapacity });

    public static async Task<(int Taken, int Known, List<string> Refused)> Merged(this Task<HttpResponseMessage> sent)
    {
        var merged = await (await sent).Json();
        return (merged.GetProperty("taken").GetInt32(), merged.GetProperty("known").GetInt32(),
            merged.GetProperty("refused").EnumerateArray().Select(r => r.GetProperty("code").GetString()!).ToList());
    }

    public static object ByTicket(this RegistrationFixture fixture, string ticket, Guid? id = null) =>
        new { id = id ?? Guid.CreateVersion7(), at = fixture.Clock.GetUtcNow(), ticket };

    public static object ByPlace(this RegistrationFixture fixture, Guid placeId, int? people = null) =>
        new { id = Guid.CreateVersion7(), at = fixture.Clock.GetUtcNow(), placeId, people };

    public static object ByPerson(this RegistrationFixture fixture, Guid personId) =>
        new { id = Guid.CreateVersion7(), at = fixture.Clock.GetUtcNow(), personId };

    public static object ByName(this RegistrationFixture fixture, string name, Guid? id = null) =>
        new { id = id ?? Guid.CreateVersion7(), at = fixture.Clock.GetUtcNow(), name };

    public static Task<JsonElement> Figures(HttpClient coordinator, Guid held) => coordinator.GetJson($"/v1/events/{held}/attendance");

    public static int Of(this JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
