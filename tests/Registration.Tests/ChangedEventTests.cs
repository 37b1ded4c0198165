using CreativeLabs.Contracts;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>What people are told of an event besides its times, and what outlives its moves.</summary>
[Collection<EventSuite>]
public sealed class ChangedEventTests(RegistrationFixture fixture)
{
    [Theory]
    [InlineData("venue")]
    [InlineData("title")]
    public async Task Another_venue_or_title_is_told_to_every_holder_and_raises_the_sequence(string what)
    {
        var id = await fixture.NewEvent(capacity: 1);
        var (guest, waiting) = (await fixture.NewGuest(), await fixture.NewGuest());
        var (held, line) = (await guest.Ask(id), await waiting.Ask(id));
        (await Sequence(guest, id)).ShouldBe(0);

        await Change(id, what is "title" ? "Кийиз күнү" : "Кийиз жарманкеси", what is "venue" ? "Ат-Башы, мектеп" : "Ат-Башы, лаборатория");

        var told = await fixture.Broker.Hear<PlaceChanged>(f => f.PlaceId == held.Id());
        (told.OldTitle.Ky, told.Title.Ky, told.Venue.Ky).ShouldBe(("Кийиз жарманкеси", what is "title" ? "Кийиз күнү" : "Кийиз жарманкеси",
            what is "venue" ? "Ат-Башы, мектеп" : "Ат-Башы, лаборатория"));
        await fixture.Broker.Hear<PlaceChanged>(f => f.PlaceId == line.Id());
        (await Sequence(guest, id)).ShouldBe(1);

        // The same again is no change, and neither is another capacity.
        await Change(id, told.Title.Ky!, told.Venue.Ky!, capacity: 9);
        (await Sequence(guest, id)).ShouldBe(1);
        var starts = fixture.Clock.GetUtcNow().AddDays(20);
        await (await (await fixture.Coordinator()).SendWith(HttpMethod.Post, $"/v1/events/{id}/rescheduling",
            new { startsAt = starts, endsAt = starts.AddHours(1) }, ifMatch: "*")).Json();
        (await Sequence(guest, id)).ShouldBe(2);
        fixture.Broker.Heard<PlaceChanged>(f => f.EventId == id).Select(f => f.NoticeId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_draft_is_changed_without_telling_anybody()
    {
        var coordinator = await fixture.Coordinator();
        var draft = (await (await coordinator.PostCreating("/v1/events", EventDesk.Plan(fixture))).Json()).Id();
        await Change(draft, "Башка", "Башка жер");
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{draft}/publication", ifMatch: "*")).Json();
        (await fixture.Anonymous().GetStringAsync($"/v1/events/{draft}/calendar.ics")).ShouldContain("SEQUENCE:0");
    }

    [Fact]
    public async Task A_calendar_file_is_no_message_with_a_method_and_no_organizer()
    {
        var id = await fixture.NewEvent();
        var file = await fixture.Anonymous().GetStringAsync($"/v1/events/{id}/calendar.ics");
        file.ShouldNotContain("METHOD");
        file.ShouldContain("BEGIN:VEVENT");
    }

    [Fact]
    public async Task A_printed_ticket_outlives_a_move_of_its_event()
    {
        var id = await fixture.NewEvent(startsIn: TimeSpan.FromHours(3));
        var (person, _, _, printed) = await fixture.NewHolder(id);
        var starts = fixture.Clock.GetUtcNow().AddDays(15);
        var coordinator = await fixture.Coordinator();
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{id}/rescheduling",
            new { startsAt = starts, endsAt = starts.AddHours(1) }, ifMatch: "*")).Json();

        fixture.Clock.Advance(TimeSpan.FromDays(15) - TimeSpan.FromHours(1));
        (await fixture.Send(await fixture.Coordinator(), id, [fixture.ByTicket(printed)]).Merged()).Taken.ShouldBe(1);
        (await fixture.As(person)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Names_and_support_of_who_does_not_come_any_more_go_with_them()
    {
        var id = await fixture.NewEvent(support: [new { kind = "childcare", capacity = 2 }, new { kind = "transport", capacity = 5 }]);
        var (guest, other) = (await fixture.NewGuest(), await fixture.NewGuest());
        var place = await guest.Ask(id, new
        {
            seats = 3, with = new[] { "Айша", "Бегимай" },
            support = new[] { new { kind = "childcare", seats = 2 }, new { kind = "transport", seats = 3 } },
        });
        (await other.Ask(id, new { seats = 2, support = new[] { new { kind = "childcare", seats = 1 } } }))
            .GetProperty("support")[0].GetProperty("met").GetBoolean().ShouldBeFalse();

        var alone = await (await guest.SendWith(HttpMethod.Put, $"/v1/places/{place.Id()}/seats", new { seats = 1 }, ifMatch: "*")).Json();

        alone.GetProperty("seats").GetInt32().ShouldBe(1);
        alone.GetProperty("support").EnumerateArray().Select(n => (n.GetProperty("kind").GetString(), n.GetProperty("seats").GetInt32()))
            .ShouldBe([("transport", 1)]);
        var row = (await (await fixture.Coordinator()).GetJson($"/v1/events/{id}/places?limit=100")).GetProperty("items").EnumerateArray()
            .Single(p => p.Id() == place.Id());
        row.GetProperty("with").GetArrayLength().ShouldBe(0);
        (await (await fixture.NewGuest()).Ask(id, new { seats = 2, support = new[] { new { kind = "childcare", seats = 1 } } }))
            .GetProperty("support")[0].GetProperty("met").GetBoolean().ShouldBeTrue("the seats of childcare are free again");
        await fixture.ShouldAddUp(id);
    }

    [Fact]
    public async Task Who_still_comes_and_what_is_still_needed_can_be_said()
    {
        var id = await fixture.NewEvent(support: [new { kind = "childcare", capacity = 4 }]);
        var guest = await fixture.NewGuest();
        var place = await guest.Ask(id, new
        {
            seats = 4, with = new[] { "Айша", "Бегимай", "Гүлзат" }, support = new[] { new { kind = "childcare", seats = 2 } },
        });
        var url = $"/v1/places/{place.Id()}/seats";
        await (await guest.SendWith(HttpMethod.Put, url, new { seats = 2, with = new[] { "Айша", "Гүлзат" } }, ifMatch: "*"))
            .ShouldBeProblem(400, "invalid_request");
        await (await guest.SendWith(HttpMethod.Put, url,
            new { seats = 2, support = new[] { new { kind = "childcare", seats = 3 } } }, ifMatch: "*"))
            .ShouldBeProblem(409, "only_less_support");

        var fewer = await (await guest.SendWith(HttpMethod.Put, url,
            new { seats = 2, with = new[] { "Гүлзат" }, support = new[] { new { kind = "childcare", seats = 2 } } }, ifMatch: "*")).Json();

        fewer.GetProperty("support")[0].GetProperty("seats").GetInt32().ShouldBe(2);
        var row = (await (await fixture.Coordinator()).GetJson($"/v1/events/{id}/places?limit=100")).GetProperty("items").EnumerateArray()
            .Single(p => p.Id() == place.Id());
        row.GetProperty("with").EnumerateArray().Select(n => n.GetString()).ShouldBe(["Гүлзат"]);
        await fixture.ShouldAddUp(id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Parts_of_a_group_seen_by_two_phones_add_up_in_either_order(bool laterFirst)
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var (_, _, _, ticket) = await fixture.NewHolder(held, seats: 5);
        var now = fixture.Clock.GetUtcNow();
        object[] a = [new { id = Guid.CreateVersion7(), at = now.AddMinutes(-10), ticket, people = 2 }];
        object[] b = [new { id = Guid.CreateVersion7(), at = now.AddMinutes(-5), ticket, people = 3 }];
        foreach (var list in laterFirst ? new[] { b, a, b } : [a, b, a])
        {
            await fixture.Send(coordinator, held, list).Merged();
        }

        var figures = await DoorDesk.Figures(coordinator, held);
        (figures.Of("persons"), figures.Of("companions")).ShouldBe((1, 4));
        var arrival = (await coordinator.GetJson($"/v1/events/{held}/check-ins")).GetProperty("items").EnumerateArray().Single();
        arrival.GetProperty("people").GetInt32().ShouldBe(5);
        arrival.GetProperty("at").GetDateTimeOffset().ShouldBe(now.AddMinutes(-10), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_group_is_never_larger_than_its_place_and_both_parts_may_come_in_one_list()
    {
        var held = await fixture.NewDoor();
        var coordinator = await fixture.Coordinator();
        var (_, _, place, ticket) = await fixture.NewHolder(held, seats: 3);
        var now = fixture.Clock.GetUtcNow();
        await fixture.Send(coordinator, held,
        [
            new { id = Guid.CreateVersion7(), at = now.AddMinutes(-5), ticket, people = 1 },
            new { id = Guid.CreateVersion7(), at = now.AddMinutes(-6), placeId = place, people = 1 },
        ]).Merged();
        (await DoorDesk.Figures(coordinator, held)).Of("companions").ShouldBe(1);
        await fixture.Send(coordinator, held, [new { id = Guid.CreateVersion7(), at = now, ticket, people = 3 }]).Merged();
        (await DoorDesk.Figures(coordinator, held)).Of("companions").ShouldBe(2);
    }

    private static async Task<int> Sequence(HttpClient guest, Guid id)
    {
        var file = (await guest.GetStringAsync($"/v1/events/{id}/calendar.ics")).Split("\r\n");
        return int.Parse(file.Single(l => l.StartsWith("SEQUENCE:", StringComparison.Ordinal))[9..], null);
    }

    private async Task Change(Guid id, string title, string venue, int capacity = 1) =>
        await (await (await fixture.Coordinator()).SendWith(HttpMethod.Put, $"/v1/events/{id}",
            new { kind = "festival", title = new { ky = title }, venue = new { ky = venue }, capacity }, ifMatch: "*")).Json();
}
