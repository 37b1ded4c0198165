using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<EventSuite>]
public sealed class PlaceTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task Who_comes_first_has_a_place_and_who_comes_later_a_number()
    {
        var id = await fixture.NewEvent(capacity: 1);
        var (first, second) = (await fixture.NewGuest(), await fixture.NewGuest());

        var confirmed = await first.PostCreating($"/v1/events/{id}/places", new { });
        confirmed.StatusCode.ShouldBe(HttpStatusCode.Created);
        var place = await confirmed.Json();
        place.State().ShouldBe("confirmed");
        confirmed.Headers.Location!.ToString().ShouldBe($"/v1/places/{place.Id()}");
        (await fixture.Broker.Hear<PlaceConfirmed>(f => f.PlaceId == place.Id())).Title.Ru.ShouldBe("Ярмарка войлока");

        var waiting = await second.Ask(id);
        (waiting.State(), waiting.GetProperty("number").GetInt32(), waiting.GetProperty("position").GetInt32())
            .ShouldBe(("waitlisted", 1, 1));
        var seen = await fixture.Anonymous().GetJson($"/v1/events/{id}");
        (seen.GetProperty("placesLeft").GetInt32(), seen.GetProperty("waiting").GetInt32()).ShouldBe((0, 1));
        (await second.GetJson("/v1/me/places")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem().State().ShouldBe("waitlisted");
        await (await second.GetAsync($"/v1/places/{place.Id()}")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task One_person_has_one_live_place_however_often_and_at_once_she_asks()
    {
        var id = await fixture.NewEvent(capacity: 5);
        var guest = await fixture.NewGuest();
        var key = Guid.NewGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => guest.PostCreating($"/v1/events/{id}/places", new { })));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldBeProblem(409, "place_already_requested");
        }

        var other = await fixture.NewGuest();
        var once = await (await other.PostCreating($"/v1/events/{id}/places", new { }, key)).Json();
        (await (await other.PostCreating($"/v1/events/{id}/places", new { }, key)).Json()).Id().ShouldBe(once.Id());
        await (await other.PostCreating($"/v1/events/{id}/places", new { seats = 2 }, key)).ShouldBeProblem(422);
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_live_place_and_more_seats_than_there_are()
    {
        var id = await fixture.NewEvent(capacity: 2);
        await (await fixture.NewGuest()).Ask(id);
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            var copy = FormattableStringFactory("INSERT INTO place SELECT (jsonb_populate_record(p, jsonb_build_object('id', " +
                "gen_random_uuid()))).* FROM place p WHERE event_id = {0}", id);
            (await Should.ThrowAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlAsync(copy))).ConstraintName.ShouldBe(
                "ix_place_live");
            (await Should.ThrowAsync<Npgsql.PostgresException>(() =>
                db.Database.ExecuteSqlAsync($"UPDATE seating SET offered = offered + 2 WHERE event_id = {id}")))
                .ConstraintName.ShouldBe("ck_seating_capacity");
            (await Should.ThrowAsync<Npgsql.PostgresException>(() =>
                db.Database.ExecuteSqlAsync($"UPDATE support_seats SET taken = 1 WHERE event_id = {id}")))
                .ConstraintName.ShouldBe("ck_support_seats_taken");
        });
    }

    [Fact]
    public async Task A_place_given_back_is_offered_to_the_first_who_waits_and_nobody_walks_past()
    {
        var id = await fixture.NewEvent(capacity: 1);
        var (holder, first, second, late) =
            (await fixture.NewGuest(), await fixture.NewGuest(), await fixture.NewGuest(), await fixture.NewGuest());
        var held = await holder.Ask(id);
        var (one, two) = (await first.Ask(id), await second.Ask(id));

        await (await holder.SendWith(HttpMethod.Delete, $"/v1/places/{held.Id()}")).ShouldBeProblem(428, "version_required");
        (await holder.GiveBack(held)).State().ShouldBe("cancelled");

        (await late.Ask(id)).State().ShouldBe("waitlisted");
        (await first.Place(one)).State().ShouldBe("offered");
        (await second.Place(two)).GetProperty("position").GetInt32().ShouldBe(1);
        (await (await first.PostSeen($"/v1/places/{one.Id()}/acceptance")).Json()).State().ShouldBe("confirmed");
        (await (await first.PostSeen($"/v1/places/{one.Id()}/acceptance", new { })).Json()).State().ShouldBe("confirmed");
        await (await second.PostSeen($"/v1/places/{two.Id()}/acceptance")).ShouldBeProblem(409, "nothing_offered");
    }

    [Fact]
    public async Task Who_declines_makes_room_for_the_next_and_may_ask_again_at_the_end()
    {
        var id = await fixture.NewEvent(capacity: 1);
        var (holder, first, second) = (await fixture.NewGuest(), await fixture.NewGuest(), await fixture.NewGuest());
        var held = await holder.Ask(id);
        var (one, two) = (await first.Ask(id), await second.Ask(id));
        await holder.GiveBack(held);

        (await (await first.PostSeen($"/v1/places/{one.Id()}/refusal")).Json()).State().ShouldBe("declined");
        (await second.Place(two)).State().ShouldBe("offered");
        (await first.Ask(id)).GetProperty("number").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_group_is_confirmed_together_or_waits_together_and_holds_the_line()
    {
        var id = await fixture.NewEvent(capacity: 3);
        var (holder, group, single) = (await fixture.NewGuest(), await fixture.NewGuest(), await fixture.NewGuest());
        var two = await holder.Ask(id, new { seats = 2, with = new[] { "Айпери" } });
        two.State().ShouldBe("confirmed");

        var three = await group.Ask(id, new { seats = 3, with = new[] { "Гүлзат", "Жылдыз" } });
        three.State().ShouldBe("waitlisted");
        var alone = await single.Ask(id);
        alone.State().ShouldBe("waitlisted", "one seat is free, but a group waits for it");
        (await group.GetJson($"/v1/places/{three.Id()}")).GetProperty("with").EnumerateArray().Select(n => n.GetString())
            .ShouldBe(["Гүлзат", "Жылдыз"]);

        var smaller = await group.SendWith(HttpMethod.Put, $"/v1/places/{three.Id()}/seats", new { seats = 1 }, ifMatch: "*");
        (await smaller.Json()).State().ShouldBe("offered");
        (await single.Place(alone)).GetProperty("position").GetInt32().ShouldBe(1);
        (await (await holder.SendWith(HttpMethod.Put, $"/v1/places/{two.Id()}/seats", new { seats = 1 }, ifMatch: "*")).Json()).State()
            .ShouldBe("confirmed");
        (await single.Place(alone)).State().ShouldBe("offered");

        await (await holder.SendWith(HttpMethod.Put, $"/v1/places/{two.Id()}/seats", new { seats = 2 }, ifMatch: "*"))
            .ShouldBeProblem(409, "only_fewer_seats");
        await (await (await fixture.NewGuest()).PostCreating($"/v1/events/{id}/places", new { seats = 4 }))
            .ShouldBeProblem(409, "group_too_large");
    }

    [Fact]
    public async Task More_capacity_is_offered_to_who_waits_and_never_less_than_is_given()
    {
        var id = await fixture.NewEvent(capacity: 1);
        var guests = await fixture.NewGuests(4);
        var places = new List<JsonElement>();
        foreach (var guest in guests)
        {
            places.Add(await guest.Ask(id));
        }

        var coordinator = await fixture.As("person/at-bashy/coordinator");
        (await coordinator.Resize(id, 3)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await States(guests, places)).ShouldBe(["confirmed", "offered", "offered", "waitlisted"]);
        await (await coordinator.Resize(id, 2)).ShouldBeProblem(409, "capacity_below_taken");
    }

    [Fact]
    public async Task The_labs_coordinator_sees_who_comes_and_each_look_is_recorded()
    {
        var id = await fixture.NewEvent();
        var person = await fixture.NewPerson(name: "Сезим");
        var guest = await fixture.As(person);
        await guest.Ask(id, new { seats = 2, with = new[] { "Айбийке" } });

        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var seen = (await coordinator.GetJson($"/v1/events/{id}/places?state=confirmed")).GetProperty("items").EnumerateArray()
            .ShouldHaveSingleItem();
        (seen.GetProperty("name").GetString(), seen.GetProperty("with")[0].GetString()).ShouldBe(("Сезим", "Айбийке"));
        (await coordinator.GetJson($"/v1/events/{id}/places?state=waitlisted")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await fixture.WithDb<RegistrationDb, List<string>>(db =>
            db.StaffReads.Where(r => r.PersonId == person && r.StaffId == WellKnown.Id("person/at-bashy/coordinator")).Select(r => r.What)
                .ToListAsync()))
            .ShouldBe(["name, companions"]);

        await (await coordinator.GetAsync($"/v1/events/{id}/places?state=requested")).ShouldBeProblem(400, "invalid_request");
        foreach (var other in new[] { "person/kochkor/coordinator", "person/at-bashy/trainer", "person/operator" })
        {
            await (await (await fixture.As(other)).GetAsync($"/v1/events/{id}/places")).ShouldBeProblem(403, "not_allowed");
        }
    }

    [Fact]
    public async Task Places_are_asked_for_with_consent_before_the_start_of_a_published_event()
    {
        var id = await fixture.NewEvent(startsIn: TimeSpan.FromHours(1));
        await (await (await fixture.As(await fixture.NewPerson(agreed: false))).PostCreating($"/v1/events/{id}/places", new { }))
            .ShouldBeProblem(409, "consent_required");
        var guest = await fixture.NewGuest();
        var draft = (await (await (await fixture.As("person/at-bashy/coordinator")).PostCreating("/v1/events", EventDesk.Plan(fixture)))
            .Json()).Id();
        await (await guest.PostCreating($"/v1/events/{draft}/places", new { })).ShouldBeProblem(404, "not_found");

        var place = await guest.Ask(id);
        await (await guest.PostCreating($"/v1/events/{id}/places", new { seats = 0 })).ShouldBeProblem(400, "invalid_request");
        await (await guest.PostCreating($"/v1/events/{id}/places", new { seats = 2, with = new string?[] { null } }))
            .ShouldBeProblem(400, "invalid_request");
        await (await guest.PostCreating($"/v1/events/{id}/places", new { support = new object?[] { null } }))
            .ShouldBeProblem(400, "invalid_request");

        fixture.Clock.Advance(TimeSpan.FromMinutes(61));
        await (await (await fixture.NewGuest()).PostCreating($"/v1/events/{id}/places", new { })).ShouldBeProblem(409, "event_started");
        await (await guest.SendWith(HttpMethod.Delete, $"/v1/places/{place.Id()}", ifMatch: "*")).ShouldBeProblem(409, "event_started");
    }

    private static async Task<List<string>> States(IReadOnlyList<HttpClient> guests, IReadOnlyList<JsonElement> places) =>
        [.. (await Task.WhenAll(guests.Zip(places, (guest, place) => guest.Place(place)))).Select(p => p.State())];

    private static FormattableString FormattableStringFactory(string sql, params object[] values) =>
        System.Runtime.CompilerServices.FormattableStringFactory.Create(sql, values);
}
