using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.CheckIn.Tickets;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Registration.Tests;

[Collection<EventSuite>]
public sealed class TicketTests(RegistrationFixture fixture)
{
    /// <summary>Uses nothing of ours: the published keys, the roster, and what every platform has.</summary>
    [Fact]
    public async Task A_stranger_checks_a_ticket_with_the_public_key_and_the_roster_alone()
    {
        var held = await fixture.NewDoor();
        var (_, _, place, ticket) = await fixture.NewHolder(held, seats: 3, name: "Жибек");
        var keys = JsonDocument.Parse(await fixture.Anonymous().GetStringAsync("/.well-known/ticket-keys.json"));
        var roster = JsonDocument.Parse(await (await fixture.Coordinator()).GetStringAsync($"/v1/events/{held}/roster"));

        // From here on there is no network.
        var parts = ticket.Split('.');
        var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0])).RootElement;
        header.GetProperty("alg").GetString().ShouldBe("ES256");
        var jwk = keys.RootElement.GetProperty("keys").EnumerateArray()
            .Single(k => k.GetProperty("kid").GetString() == header.GetProperty("kid").GetString());
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = Base64Url.DecodeFromChars(jwk.GetProperty("x").GetString()),
                Y = Base64Url.DecodeFromChars(jwk.GetProperty("y").GetString())
            },
        });
        key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256)
            .ShouldBeTrue();
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
        claims.GetProperty("ev").GetGuid().ShouldBe(roster.RootElement.GetProperty("eventId").GetGuid());
        DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64()).ShouldBeGreaterThan(fixture.Clock.GetUtcNow());
        var line = roster.RootElement.GetProperty("places").EnumerateArray()
            .Single(p => p.GetProperty("placeId").GetGuid() == claims.GetProperty("pl").GetGuid());
        (line.Id("placeId"), line.GetProperty("name").GetString(), line.GetProperty("seats").GetInt32()).ShouldBe((place, "Жибек", 3));
        line.GetProperty("number").GetString().ShouldBe(claims.GetProperty("no").GetString());
        Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).ShouldNotContain("Жибек");
    }

    [Fact]
    public async Task A_ticket_is_given_only_for_a_confirmed_place_of_the_caller()
    {
        var held = await fixture.NewDoor(capacity: 1);
        var (_, holder, place, _) = await fixture.NewHolder(held);
        var waiting = await fixture.NewGuest();
        var waits = (await waiting.Ask(held)).Id();
        await (await waiting.GetAsync($"/v1/places/{waits}/ticket")).ShouldBeProblem(409, "no_ticket_yet");
        await (await waiting.GetAsync($"/v1/places/{waits}/ticket.svg")).ShouldBeProblem(409, "no_ticket_yet");
        await (await waiting.GetAsync($"/v1/places/{place}/ticket")).ShouldBeProblem(404);
        await (await (await fixture.Coordinator()).GetAsync($"/v1/places/{place}/ticket")).ShouldBeProblem(404);
        await (await fixture.Anonymous().GetAsync($"/v1/places/{place}/ticket")).ShouldBeProblem(401);

        var picture = await holder.GetAsync($"/v1/places/{place}/ticket.svg");
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        (await picture.Content.ReadAsStringAsync()).ShouldStartWith("<svg");
        picture.Headers.CacheControl!.NoStore.ShouldBeTrue();

        await holder.SendWith(HttpMethod.Delete, $"/v1/places/{place}", ifMatch: "*");
        await (await holder.GetAsync($"/v1/places/{place}/ticket")).ShouldBeProblem(409, "no_ticket_yet");
        var coordinator = await fixture.Coordinator();
        await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/cancellation", new { }, ifMatch: "*");
        await (await holder.GetAsync($"/v1/places/{place}/ticket")).ShouldBeProblem(409, "event_over");
    }

    [Fact]
    public void A_changed_ticket_does_not_read_whatever_was_changed()
    {
        var (key, other) = (NewKey(null), NewKey(null));
        var claims = new TicketClaims(Guid.CreateVersion7(), Guid.CreateVersion7(), "ABCDEFGH", 4_000_000_000);
        var text = Ticket.Write(claims, key);
        Ticket.Read(text, [key]).Claims.ShouldBe(claims);
        Ticket.Read(text, [other]).Broken!.Code.ShouldBe("ticket_forged");
        Ticket.Read(text, []).Broken!.Code.ShouldBe("ticket_forged");
        Ticket.Read(Ticket.Write(claims, other with { Key = key.Key }), [key]).Broken!.Code.ShouldBe("ticket_forged");

        var parts = text.Split('.');
        var none = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"none","kid":"{{key.Key.Kid}}","typ":"ticket+jwt"}"""));
        var token = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"ES256","kid":"{{key.Key.Kid}}","typ":"at+jwt"}"""));
        var payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims with { PlaceId = Guid.CreateVersion7() }));
        foreach (var wrong in new[]
        {
            "", "a", "a.b.c", "..", $"{parts[0]}.{parts[1]}", $"{parts[0]}.{parts[1]}.", $"{parts[0]}.{payload}.{parts[2]}",
                $"{none}.{parts[1]}.{parts[2]}", $"{none}.{parts[1]}.",
            $"{token}.{parts[1]}.{parts[2]}", $"{text}.x", text + new string('A', 1000), "bnVsbA.bnVsbA.bnVsbA",
            $"{parts[0]}.bnVsbA.{parts[2]}", "🐑.🐑.🐑",
        })
        {
            Ticket.Read(wrong, [key]).Claims.ShouldBeNull(wrong);
        }

        for (var i = 0; i < text.Length; i++)
        {
            var changed = text.Remove(i, 1).Insert(i, text[i] == 'A' ? "B" : "A");
            if (i != text.Length - 1)
            {
                Ticket.Read(changed, [key]).Claims.ShouldBeNull(changed);
            }
        }
    }

    [Fact]
    public void A_new_key_is_known_long_before_it_signs_and_stays_as_long_as_its_tickets()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var sealing = new byte[32];
        var first = TicketKey.Make(null, sealing, now);
        var next = TicketKey.Make(first, sealing, now.AddDays(335));
        first.SignsFrom.ShouldBe(now);
        next.PublishedAt.ShouldBe(now.AddDays(335));
        next.SignsFrom.ShouldBe(now.AddDays(365));
        first.RetiresAt!.Value.ShouldBeGreaterThan(next.SignsFrom.AddDays((3 * 365) + 31));
        next.RetiresAt.ShouldBeNull();
    }

    [Fact]
    public async Task Keys_turn_and_old_tickets_go_on_being_good()
    {
        var held = await fixture.NewDoor();
        var (_, _, _, old) = await fixture.NewHolder(held);
        var (_, holder, place, _) = await fixture.NewHolder(held);
        await fixture.WithDb<RegistrationDb>(db => db.TicketKeys.ExecuteUpdateAsync(
            set => set.SetProperty(k => k.SignsFrom, k => k.SignsFrom.AddDays(-400))
            .SetProperty(k => k.PublishedAt, k => k.PublishedAt.AddDays(-400))));

        // Copies that find so at the same moment make one key; it leads in, and signs when its time has come.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var copy = Copy();
            await copy.Published(CancellationToken.None);
        }));
        (await fixture.WithDb<RegistrationDb, int>(db => db.TicketKeys.CountAsync())).ShouldBe(2);
        await fixture.WithDb<RegistrationDb>(db => db.TicketKeys.Where(k => k.Number == 2).ExecuteUpdateAsync(
            set => set.SetProperty(k => k.SignsFrom, k => k.SignsFrom.AddDays(-60))));
        using var later = Copy();
        var signing = await later.Signing(CancellationToken.None);
        signing.Key.Number.ShouldBe(2);
        var published = await later.Published(CancellationToken.None);
        published.Count.ShouldBe(2);
        Ticket.Read(old, published).Claims.ShouldNotBeNull();
        Ticket.Read(Ticket.Write(new TicketClaims(held, place, "X", 4_000_000_000), signing), published).Claims.ShouldNotBeNull();

        TicketKeys Copy() =>
            new(fixture.Services.GetRequiredService<IServiceScopeFactory>(), fixture.Services.GetRequiredService<PlatformKey>(),
            fixture.Clock);
    }

    private static OpenTicketKey NewKey(TicketKey? before)
    {
        var sealing = new byte[32];
        var key = TicketKey.Make(before, sealing, DateTimeOffset.UnixEpoch);
        return new OpenTicketKey(key, key.Open(sealing));
    }
}
