using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<EventSuite>]
public sealed class OfferTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task An_offer_lapses_by_itself_and_the_next_is_asked()
    {
        var (id, guests, places) = await OneOffered(waiting: 2);

        fixture.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));

        await fixture.Broker.Hear<OfferLapsed>(f => f.PlaceId == places[0].Id());
        (await fixture.Broker.Hear<PlaceOffered>(f => f.PlaceId == places[1].Id())).Until.ShouldBeGreaterThan(fixture.Clock.GetUtcNow());
        (await guests[0].Place(places[0])).State().ShouldBe("offerLapsed");
        await (await guests[0].PostSeen($"/v1/places/{places[0].Id()}/acceptance")).ShouldBeProblem(409, "offer_lapsed");
        (await guests[0].Ask(id)).GetProperty("number").GetInt32().ShouldBe(3);
        await fixture.ShouldAddUp(id);
    }

    [Fact]
    public async Task A_deadline_told_twice_or_too_early_or_after_the_answer_does_no_harm()
    {
        var (id, guests, places) = await OneOffered(waiting: 3);
        var due = new OfferDue(places[0].Id(), id);

        await Told(due);
        (await guests[0].Place(places[0])).State().ShouldBe("offered", "its time has not come");

        await (await guests[0].PostSeen($"/v1/places/{places[0].Id()}/acceptance")).Json();
        fixture.Clock.Advance(TimeSpan.FromHours(25));
        await Told(due);
        (await guests[0].Place(places[0])).State().ShouldBe("confirmed");

        await guests[0].GiveBack(places[0]);
        fixture.Clock.Advance(TimeSpan.FromHours(25));
        var again = Guid.NewGuid();
        for (var i = 0; i < 5; i++)
        {
            await Told(new OfferDue(places[1].Id(), id), i < 3 ? again : null);
        }

        await fixture.Broker.Hear<OfferLapsed>(f => f.PlaceId == places[1].Id());
        await fixture.Broker.Hear<PlaceOffered>(f => f.PlaceId == places[2].Id());
        await Told(due);
        fixture.Broker.Heard<OfferLapsed>(f => f.PlaceId == places[1].Id()).Count.ShouldBe(1);
        fixture.Broker.Heard<OfferLapsed>(f => f.PlaceId == places[0].Id()).ShouldBeEmpty();
        await fixture.ShouldAddUp(id);
    }

    /// <summary>The event's row is what holds this: both change the same sums.</summary>
    [Fact]
    public async Task One_offer_that_lapses_while_another_is_being_accepted_leaves_the_sums_right()
    {
        var id = await fixture.NewEvent(capacity: 2);
        var (holders, guests) = (await fixture.NewGuests(2), await fixture.NewGuests(2));
        var held = new[] { await holders[0].Ask(id), await holders[1].Ask(id) };
        var places = new[] { await guests[0].Ask(id), await guests[1].Ask(id) };
        await holders[0].GiveBack(held[0]);
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        await holders[1].GiveBack(held[1]);
        await using var connection = new NpgsqlConnection(fixture.Database);
        await connection.OpenAsync();
        await using var stop = await connection.BeginTransactionAsync();
        await Run($"SELECT FROM place WHERE id = '{places[1].Id()}' FOR UPDATE");

        // She has read the sums and cannot write yet, when the other's deadline passes.
        var accepting = guests[1].SendWith(HttpMethod.Post, $"/v1/places/{places[1].Id()}/acceptance", ifMatch: "*");
        await fixture.Eventually(async () => await Waiting() == 1);
        fixture.Clock.Advance(TimeSpan.FromHours(23) + TimeSpan.FromMinutes(1));
        await fixture.Eventually(async () => await Waiting() == 2 || (await guests[0].Place(places[0])).State() == "offerLapsed");
        await stop.CommitAsync();

        await (await accepting).Json();
        await fixture.Eventually(async () => (await guests[0].Place(places[0])).State() == "offerLapsed");
        (await guests[1].Place(places[1])).State().ShouldBe("confirmed");
        await fixture.ShouldAddUp(id);

        Task<int> Waiting() =>
            Run("SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");

        async Task<int> Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync() is int count ? count : 0;
        }
    }

    /// <summary>Of one offer the place's version decides, too: without the event's row the second writer finds it changed.</summary>
    [Fact]
    public async Task Accepting_and_lapsing_at_the_same_moment_have_one_winner()
    {
        for (var round = 0; round < 5; round++)
        {
            var (id, guests, places) = await OneOffered(waiting: 2);
            fixture.Clock.Advance(TimeSpan.FromHours(23) + TimeSpan.FromMinutes(59) + TimeSpan.FromSeconds(59));

            // The deadline falls somewhere into these: an acceptance counts up to it, a lapse from it on.
            var accepting = Enumerable.Range(0, 10)
                .Select(_ => guests[0].SendWith(HttpMethod.Post, $"/v1/places/{places[0].Id()}/acceptance", ifMatch: "*")).ToList();
            fixture.Clock.Advance(TimeSpan.FromSeconds(2));
            var lapsing = Enumerable.Range(0, 10).Select(_ => fixture.Broker.Tell(new OfferDue(places[0].Id(), id))).ToList();
            await Task.WhenAll(lapsing);
            var answers = await Task.WhenAll(accepting);

            await fixture.Eventually(async () => (await guests[0].Place(places[0])).State() is "confirmed" or "offerLapsed");
            var accepted = (await guests[0].Place(places[0])).State() == "confirmed";
            answers.Any(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(accepted);
            await fixture.Eventually(async () => (await guests[1].Place(places[1])).State() == (accepted ? "waitlisted" : "offered"));
            await fixture.ShouldAddUp(id);
        }
    }

    [Fact]
    public async Task An_offer_never_outlives_the_start_and_none_is_made_after_it()
    {
        var (id, guests, places) = await OneOffered(waiting: 2, startsIn: TimeSpan.FromMinutes(10));
        var starts = (await fixture.Anonymous().GetJson($"/v1/events/{id}")).GetProperty("startsAt").GetDateTimeOffset();
        (await guests[0].Place(places[0])).GetProperty("offerUntil").GetDateTimeOffset().ShouldBe(starts);

        fixture.Clock.Advance(TimeSpan.FromMinutes(11));

        await fixture.Broker.Hear<OfferLapsed>(f => f.PlaceId == places[0].Id());
        (await guests[1].Place(places[1])).State().ShouldBe("waitlisted");
        await (await guests[1].PostSeen($"/v1/places/{places[1].Id()}/acceptance")).ShouldBeProblem(409, "event_started");
    }

    [Fact]
    public void An_offer_stands_a_day_or_half_of_what_is_left_and_never_beyond_the_start()
    {
        var now = new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
        (TimeSpan Left, TimeSpan Stands)[] known =
        [
            (TimeSpan.FromDays(10), TimeSpan.FromDays(1)), (TimeSpan.FromHours(8), TimeSpan.FromHours(4)),
            (TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(15)), (TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(7)),
        ];
        foreach (var (left, stands) in known)
        {
            OfferDeadline.For(now, now + left).ShouldBe(now + stands);
        }
    }

    /// <summary>A deadline that the service has taken.</summary>
    private async Task Told(OfferDue due, Guid? messageId = null)
    {
        var message = messageId ?? Guid.NewGuid();
        await fixture.Broker.Tell(due, message);
        await fixture.Eventually(() =>
            fixture.WithDb<RegistrationDb, bool>(db => db.Set<InboxRow>().AnyAsync(row => row.MessageId == message)));
    }

    /// <summary>One seat, given back; the first of those who wait is offered it.</summary>
    private async Task<(Guid Event, IReadOnlyList<HttpClient> Guests, List<JsonElement> Places)> OneOffered(int waiting,
        TimeSpan? startsIn = null)
    {
        var id = await fixture.NewEvent(capacity: 1, startsIn: startsIn);
        var holder = await fixture.NewGuest();
        var held = await holder.Ask(id);
        var guests = await fixture.NewGuests(waiting);
        var places = new List<JsonElement>();
        foreach (var guest in guests)
        {
            places.Add(await guest.Ask(id));
        }

        await holder.GiveBack(held);
        (await guests[0].Place(places[0])).State().ShouldBe("offered");
        return (id, guests, places);
    }
}
