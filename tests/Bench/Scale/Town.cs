using System.Net.Http.Headers;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Bench.Scale;

/// <summary>Registration, whole, with so many people and events. Each event has a thousand places; every second one is running now, the
/// others are still to come.</summary>
internal sealed class Town(Servers servers, int people, int events) : ServiceFixture<Program>(servers, "registration", "registration-keys")
{
    private const int PlacesEach = 1000;
    private const int AtOnce = 1000;

    private readonly List<Guid> persons = [];
    private readonly List<Guid> running = [];
    private readonly List<Guid> coming = [];

    public static Guid Lab { get; } = WellKnown.Id("lab/at-bashy");

    /// <summary>Events that are running.</summary>
    public IReadOnlyList<Guid> Running => running;

    /// <summary>Events to come.</summary>
    public IReadOnlyList<Guid> Coming => coming;

    /// <summary>The lab's coordinator.</summary>
    public HttpClient Coordinator { get; private set; } = null!;

    protected override bool TrustTestTokens => false;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        for (var from = 0; from < people; from += AtOnce)
        {
            await WithDb<RegistrationDb>(async db =>
            {
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                var entries = await Entries(Math.Min(AtOnce, people - from));
                persons.AddRange(entries.Select((entry, number) => Add(db, entry, $"Айгүл {from + number}")));
                await db.SaveChangesAsync();
            });
        }

        await WithDb<RegistrationDb>(Hold);
        Coordinator = await As(WellKnown.Id("person/at-bashy/coordinator"));
        await Live();
    }

    /// <summary>One more member of the lab.</summary>
    public Task<Guid> Newcomer() => WithDb<RegistrationDb, Guid>(async db =>
    {
        var id = Add(db, (await Entries(1)).Single(), "Келгин");
        await db.SaveChangesAsync();
        return id;
    });

    /// <summary>A client of a person.</summary>
    public async Task<HttpClient> As(Guid personId)
    {
        await using var scope = Services.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<RegistrationDb>().People.SingleAsync(p => p.Id == personId);
        var answer = await scope.ServiceProvider.GetRequiredService<Tokens>()
            .Answer(Guid.CreateVersion7(), person, "", CancellationToken.None);
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.AccessToken);
        return client;
    }

    /// <summary>As after some days: names have been looked at, and the server has tidied up. What was empty when it was analysed would be
    /// read from end to end until it is analysed again, however large it had become.</summary>
    private async Task Live()
    {
        for (var look = 0; look < 100; look++)
        {
            using var page = await Coordinator.GetAsync($"/v1/labs/{Lab}/members");
            page.EnsureSuccessStatusCode();
        }

        await WithDb<RegistrationDb>(async db =>
        {
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
            await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
        });
    }

    private Task<IEnumerable<VaultEntry>> Entries(int many) => Services.GetRequiredService<PersonVault>()
        .NewEntries(Enumerable.Range(0, many).Select(_ => Guid.CreateVersion7(Clock.GetUtcNow())).ToList(), CancellationToken.None);

    private Guid Add(RegistrationDb db, VaultEntry entry, string name)
    {
        var vault = Services.GetRequiredService<PersonVault>();
        var now = Clock.GetUtcNow();
        var person = Person.Register(entry.PersonId, "ky", now);
        person.Introduce("ky");
        vault.KeepProfile(person, entry, name, null, now);
        db.AddRange(
            person, entry, Consent.Give(person.Id, Consent.Platform, ConsentTexts.Current(Consent.Platform).Version, "ky",
            ConsentWay.App, now), Membership.Start(Lab, person.Id, now));
        return person.Id;
    }

    private async Task Hold(RegistrationDb db)
    {
        var plan = new EventPlan(EventKind.Festival, new LocalText("Кийиз майрамы", null, null),
            new LocalText("Ат-Башы", null, null), 100_000);
        var now = Clock.GetUtcNow();
        foreach (var number in Enumerable.Range(0, events))
        {
            var id = Guid.CreateVersion7();
            var runs = number % 2 == 0;
            (runs ? running : coming).Add(id);
            var starts = runs ? now.AddHours(-1) : now.AddDays(30);
            db.AddRange(Event.Plan(id, Lab, plan, new EventTimes(starts, starts.AddHours(20))), Seating.Open(id, plan));
        }

        await db.SaveChangesAsync();
        var ids = running.Concat(coming).ToArray();
        var holders = persons.ToArray();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.ExecuteSqlAsync($"UPDATE event SET state = 'Published' WHERE id = ANY({ids})");
        await db.Database.ExecuteSqlAsync($"UPDATE seating SET confirmed = {PlacesEach} WHERE event_id = ANY({ids})");
        await db.Database.ExecuteSqlAsync($"""
            WITH holder AS MATERIALIZED (SELECT id, number - 1 AS number FROM unnest({holders}) WITH ORDINALITY AS h (id, number))
            INSERT INTO place (id, event_id, person_id, seats, state, needs, insists, requested_at, changed_at, version)
            SELECT gen_random_uuid(), e.id, h.id, 1, 'Confirmed', '[]', false, {now}, {now}, 1
            FROM unnest({ids}) WITH ORDINALITY AS e (id, number) CROSS JOIN generate_series(0, {PlacesEach - 1}) AS p (number)
            JOIN holder h ON h.number = (e.number * 100 + p.number) % {holders.Length}
            """);
    }
}
