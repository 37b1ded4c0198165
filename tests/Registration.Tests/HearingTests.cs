using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<EventSuite>]
public sealed class HearingTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task A_hearing_is_announced_commented_held_decided_and_followed_up()
    {
        var (held, items) = await NewHearing();
        var coordinator = await fixture.Coordinator();
        var member = await fixture.As(await fixture.NewPerson(AtBashy));
        await (await coordinator.PostCreating($"/v1/events/{held}/follow-ups", new
        {
            what = new { en = "Too early." }, who = new { en = "The council" }, due = Bishkek.Today(fixture.Clock.GetUtcNow()).AddDays(90),
        })).ShouldBeProblem(409, "hearing_not_held_yet");
        (await member.PostCreating($"/v1/events/{held}/comments",
            new { text = "Жол керек.", agendaItemId = items[0], signedAs = "Айша" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await coordinator.PostCreating($"/v1/events/{held}/paper-comments",
            new { text = "Суу керек.", receivedAt = fixture.Clock.GetUtcNow().AddDays(-1) })).StatusCode.ShouldBe(HttpStatusCode.Created);
        var comments = (await fixture.Anonymous().GetJson($"/v1/events/{held}/comments")).Items().ToList();
        comments.Select(c => (c.GetProperty("text").GetString(), c.GetProperty("way").GetString(), c.GetProperty("signedAs").GetString()))
            .ShouldBe([("Жол керек.", "online", "Айша"), ("Суу керек.", "paper", null)]);
        (await fixture.Anonymous().GetJson($"/v1/events/{held}/comments?agendaItemId={items[0]}")).Items().ShouldHaveSingleItem();

        var url = $"/v1/events/{held}/hearing";
        await (await coordinator.SendWith(HttpMethod.Put, $"{url}/minutes", new { text = new { ky = "Отуз аял катышты." } }, ifMatch: "*"))
            .ShouldBeProblem(409, "hearing_not_held_yet");
        await Starts(held, deadlinePassed: false);
        await (await coordinator.SendWith(HttpMethod.Put, $"{url}/minutes", new { text = new { ky = "Отуз аял катышты." } }, ifMatch: "*"))
            .Json();
        await (await coordinator.SendWith(HttpMethod.Put, $"{url}/decision", new { text = new { en = "The road first." } }, ifMatch: "*"))
            .ShouldBeProblem(409, "comments_still_open");
        await Starts(held, deadlinePassed: true);
        await (await coordinator.SendWith(HttpMethod.Put, $"{url}/decision",
            new { text = new { ky = "Адегенде жол.", en = "The road first." } }, ifMatch: "*")).Json();
        (await fixture.Broker.Hear<HearingDecided>(f => f.EventId == held)).Decision.En.ShouldBe("The road first.");
        await (await member.PostCreating($"/v1/events/{held}/comments", new { text = "Кеч калдым." }))
            .ShouldBeProblem(409, "comments_closed");

        var due = DateOnly.FromDateTime(fixture.Clock.GetUtcNow().UtcDateTime).AddDays(90);
        var planned = await (await coordinator.PostCreating($"/v1/events/{held}/follow-ups",
            new { what = new { en = "Gravel the road." }, who = new { en = "The council" }, due })).Json();
        var done = new { doneOn = Bishkek.Today(fixture.Clock.GetUtcNow()), outcome = new { en = "Two kilometres." } };
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/follow-ups/{planned.Id()}/completion", done)).ShouldBeProblem(428);
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/follow-ups/{planned.Id()}/completion",
            new { doneOn = Bishkek.Today(fixture.Clock.GetUtcNow()).AddDays(-30) }, ifMatch: "\"1\""))
            .ShouldBeProblem(409, "hearing_not_held_yet");
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/follow-ups/{planned.Id()}/completion", done, ifMatch: "\"1\"")).Json();
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/follow-ups/{planned.Id()}/completion", done, ifMatch: "\"1\""))
            .ShouldBeProblem(412);
        (await fixture.Broker.Hear<FollowUpChanged>(f => f.FollowUpId == planned.Id())).Done.ShouldBeTrue();

        var read = await fixture.Anonymous("en").GetJson(url);
        (read.GetProperty("decision").GetString(), read.GetProperty("minutes").GetString())
            .ShouldBe(("The road first.", "Отуз аял катышты."));
        (await fixture.Anonymous("en").GetJson($"/v1/events/{held}/follow-ups")).Items().ShouldHaveSingleItem().GetProperty("outcome")
            .GetString().ShouldBe("Two kilometres.");
    }

    [Fact]
    public async Task An_agenda_changes_in_order_and_an_item_with_comments_stays()
    {
        var (held, items) = await NewHearing();
        var coordinator = await fixture.Coordinator();
        var member = await fixture.As(await fixture.NewPerson());
        await (await member.PostCreating($"/v1/events/{held}/comments", new { text = "Жол керек.", agendaItemId = items[0] })).Json();
        await (await Announce(coordinator, held, [new { title = new { en = "New" } }])).ShouldBeProblem(428);
        await (await Announce(coordinator, held, [new { title = new { en = "New" } }], "\"1\"")).ShouldBeProblem(412);
        await (await Announce(coordinator, held, [new { title = new { en = "New" } }], "*"))
            .ShouldBeProblem(409, "agenda_item_has_comments");
        await (await Announce(coordinator, held, [new { id = Guid.CreateVersion7(), title = new { en = "New" } }], "*"))
            .ShouldBeProblem(409, "no_such_agenda_item");

        var changed = await (await Announce(coordinator, held,
            [new { title = new { en = "New" } }, new { id = items[0], title = new { en = "The road" } }], "*")).Json();

        changed.GetProperty("agenda").EnumerateArray().Select(i => i.GetProperty("title").GetString()).ShouldBe(["New", "The road"]);
        changed.GetProperty("agenda").EnumerateArray().Last().Id().ShouldBe(items[0]);
        await (await member.PostCreating($"/v1/events/{held}/comments", new { text = "Суу керек.", agendaItemId = items[1] }))
            .ShouldBeProblem(409, "no_such_agenda_item");
    }

    [Fact]
    public async Task A_hidden_comment_says_why_and_its_author_and_the_coordinator_still_read_it()
    {
        var (held, _) = await NewHearing();
        var (coordinator, person) = (await fixture.Coordinator(), await fixture.NewPerson());
        var author = await fixture.As(person);
        var id = (await (await author.PostCreating($"/v1/events/{held}/comments", new { text = "Ал ууру!" })).Json()).Id();
        var url = $"/v1/hearing-comments/{id}/moderation";
        await (await coordinator.SendWith(HttpMethod.Put, url, new { hidden = true }, ifMatch: "*")).ShouldBeProblem(400);
        var hide = new { hidden = true, reason = new { ky = "Кемсинтүү", en = "An insult" } };
        await (await coordinator.SendWith(HttpMethod.Put, url, hide)).ShouldBeProblem(428);
        await (await author.SendWith(HttpMethod.Put, url, hide, ifMatch: "*")).ShouldBeProblem(403);
        await (await (await fixture.As("person/kochkor/coordinator")).SendWith(HttpMethod.Put, url, hide, ifMatch: "*"))
            .ShouldBeProblem(403);
        await (await coordinator.SendWith(HttpMethod.Put, url, hide, ifMatch: "\"1\"")).Json();

        var shown = await One(fixture.Anonymous("en"));
        (shown.GetProperty("text").GetString(), shown.GetProperty("hiddenFor").GetString()).ShouldBe((null, "An insult"));
        (await One(author)).GetProperty("text").GetString().ShouldBe("Ал ууру!");
        (await One(coordinator)).GetProperty("text").GetString().ShouldBe("Ал ууру!");

        await (await coordinator.SendWith(HttpMethod.Put, url, new { hidden = false }, ifMatch: "\"2\"")).Json();
        (await One(fixture.Anonymous())).GetProperty("text").GetString().ShouldBe("Ал ууру!");
        await (await coordinator.DeleteAsync($"/v1/hearing-comments/{id}")).ShouldBeProblem(404);
        (await author.DeleteAsync($"/v1/hearing-comments/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await One(coordinator)).GetProperty("text").ValueKind.ShouldBe(JsonValueKind.Null);
        await (await author.DeleteAsync($"/v1/hearing-comments/{id}")).ShouldBeProblem(409, "comment_withdrawn");
        await (await coordinator.SendWith(HttpMethod.Put, url, hide, ifMatch: "*")).ShouldBeProblem(409, "comment_withdrawn");

        async Task<JsonElement> One(HttpClient client) => (await client.GetJson($"/v1/events/{held}/comments")).Items().Single();
    }

    [Fact]
    public async Task One_person_writes_ten_comments_at_most_however_fast()
    {
        var (held, _) = await NewHearing();
        var author = await fixture.As(await fixture.NewPerson());
        for (var round = 0; round < 12; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 4)
                .Select(i => author.PostCreating($"/v1/events/{held}/comments", new { text = $"{round} {i}" })));
            answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created || a.StatusCode == HttpStatusCode.Conflict);
        }

        (await fixture.WithDb<RegistrationDb, int>(db => db.Comments.CountAsync(c => c.EventId == held))).ShouldBe(10);
        await (await author.PostCreating($"/v1/events/{held}/comments", new { text = "11" })).ShouldBeProblem(409, "too_many_comments");
    }

    [Fact]
    public async Task Only_the_coordinator_runs_a_hearing_and_only_of_an_event_that_is_one()
    {
        var (held, _) = await NewHearing();
        var festival = await fixture.NewEvent();
        var coordinator = await fixture.Coordinator();
        await (await Announce(coordinator, festival, [new { title = new { en = "New" } }])).ShouldBeProblem(409, "event_is_no_hearing");
        await (await fixture.Anonymous().GetAsync($"/v1/events/{festival}/hearing")).ShouldBeProblem(404);
        await (await fixture.Anonymous().GetAsync($"/v1/events/{festival}/comments")).ShouldBeProblem(404);
        await (await fixture.Anonymous().GetAsync($"/v1/events/{festival}/follow-ups")).ShouldBeProblem(404);
        await (await (await fixture.NewGuest()).PostCreating($"/v1/events/{festival}/comments", new { text = "x" })).ShouldBeProblem(404);
        var other = await fixture.As("person/kochkor/coordinator");
        var text = new { text = new { en = "x" } };
        await (await Announce(other, held, [new { title = new { en = "New" } }], "*")).ShouldBeProblem(403);
        await (await other.SendWith(HttpMethod.Put, $"/v1/events/{held}/hearing/minutes", text, ifMatch: "*")).ShouldBeProblem(403);
        await (await other.SendWith(HttpMethod.Put, $"/v1/events/{held}/hearing/decision", text, ifMatch: "*")).ShouldBeProblem(403);
        await (await other.PostCreating($"/v1/events/{held}/paper-comments",
            new { text = "x", receivedAt = fixture.Clock.GetUtcNow().AddDays(-1) })).ShouldBeProblem(403);
        await (await other.PostCreating($"/v1/events/{held}/follow-ups",
            new
            {
                what = new { en = "x" }, who = new { en = "x" },
                due = DateOnly.FromDateTime(fixture.Clock.GetUtcNow().UtcDateTime).AddDays(90)
            })).ShouldBeProblem(403);
        await (await (await fixture.As(await fixture.NewPerson(agreed: false)))
            .PostCreating($"/v1/events/{held}/comments", new { text = "x" })).ShouldBeProblem(409, "consent_required");
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/follow-ups/{Guid.CreateVersion7()}/completion",
            new { doneOn = (string?)null }, ifMatch: "*")).ShouldBeProblem(404);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31")]
    public async Task Dates_out_of_range_are_answered(string moment, string day)
    {
        var (held, _) = await NewHearing();
        var coordinator = await fixture.Coordinator();
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/events/{held}/hearing",
            new { commentsUntil = moment, agenda = new[] { new { title = new { en = "x" } } } }, ifMatch: "*"))
            .ShouldBeProblem(400);
        await (await coordinator.PostCreating($"/v1/events/{held}/paper-comments", new { text = "x", receivedAt = moment }))
            .ShouldBeProblem(400);
        await (await coordinator.PostCreating($"/v1/events/{held}/follow-ups",
            new { what = new { en = "x" }, who = new { en = "x" }, due = day })).ShouldBeProblem(400);
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/events/{held}/hearing",
            new { commentsUntil = fixture.Clock.GetUtcNow(), agenda = new object?[] { null } }, ifMatch: "*"))
            .ShouldBeProblem(400);
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/events/{held}/hearing",
            new { commentsUntil = fixture.Clock.GetUtcNow(), agenda = Array.Empty<object>() }, ifMatch: "*"))
            .ShouldBeProblem(400);
    }

    [Fact]
    public async Task Everyone_who_commented_is_told_of_the_decision_once_however_many_they_are()
    {
        var (held, _) = await NewHearing();
        var author = await fixture.NewPerson();
        var client = await fixture.As(author);
        await (await client.PostCreating($"/v1/events/{held}/comments", new { text = "Көпүрө керек" })).Json();
        await (await client.PostCreating($"/v1/events/{held}/comments", new { text = "Жарык да" })).Json();
        var silent = await fixture.NewPerson();
        await (await (await fixture.As(silent)).PostCreating($"/v1/events/{held}/comments", new { text = "x" })).Json();
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            await db.Comments.Where(c => c.PersonId == silent).ExecuteUpdateAsync(set => set.SetProperty(c => c.Words, (byte[]?)null));
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO person (id, language, registered_at, has_profile, version)
                SELECT gen_random_uuid(), 'ky', '2001-01-01Z', true, 1 FROM generate_series(1, 450);
                INSERT INTO hearing_comment (id, event_id, person_id, number, way, words, received_at, version)
                SELECT gen_random_uuid(), {held}, id, 1, 'Online', '\x00', now(), 1 FROM person WHERE registered_at = '2001-01-01Z'
                """);
        });
        await Starts(held, deadlinePassed: true);

        await (await (await fixture.Coordinator())
            .SendWith(HttpMethod.Put, $"/v1/events/{held}/hearing/decision", new { text = new { ky = "Көпүрө курулат." } }, ifMatch: "*"))
            .Json();

        await fixture.Eventually(() => Task.FromResult(fixture.Broker.Heard<CommentAnswered>(f => f.EventId == held).Count >= 451));
        fixture.Broker.Heard<CommentAnswered>(f => f.EventId == held).Select(f => f.PersonId).Distinct().Count().ShouldBe(451);
        fixture.Broker.Heard<CommentAnswered>(f => f.EventId == held && f.PersonId == author).Count.ShouldBe(1);
        fixture.Broker.Heard<CommentAnswered>(f => f.PersonId == silent).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_people_say_lies_sealed()
    {
        var (held, _) = await NewHearing();
        var author = await fixture.As(await fixture.NewPerson());
        await (await author.PostCreating($"/v1/events/{held}/comments", new { text = "canary-online", signedAs = "canary-name" })).Json();
        await (await (await fixture.Coordinator())
            .PostCreating($"/v1/events/{held}/paper-comments",
            new { text = "canary-paper", receivedAt = fixture.Clock.GetUtcNow().AddDays(-1) })).Json();
        var stored = string.Concat(await fixture.WithDb<RegistrationDb, List<string>>(db => db.Database.SqlQuery<string>(
            $"""
            SELECT encode(words, 'escape') AS "Value" FROM hearing_comment WHERE event_id = {held}
            UNION ALL SELECT encode(body, 'escape') FROM idempotency
            """).ToListAsync()));
        stored.ShouldNotContain("canary");
    }

    private Task<HttpResponseMessage> Announce(HttpClient coordinator, Guid held, object[] agenda, string? match = null) =>
        coordinator.SendWith(
        HttpMethod.Put, $"/v1/events/{held}/hearing", new { commentsUntil = fixture.Clock.GetUtcNow().AddDays(1), agenda }, ifMatch: match);

    private async Task<(Guid Event, List<Guid> Items)> NewHearing()
    {
        var held = await fixture.NewEvent(startsIn: TimeSpan.FromDays(2));
        await fixture.WithDb<RegistrationDb>(db => db.Events.Where(e => e.Id == held)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Kind, EventKind.PublicHearing)));
        var announced = await (await Announce(await fixture.Coordinator(), held,
            [new { title = new { ky = "Жол", en = "Road" }, text = new { ky = "Айылга жол." } }, new { title = new { ky = "Суу" } }]))
            .Json();
        return (held, announced.GetProperty("agenda").EnumerateArray().Select(i => i.Id()).ToList());
    }

    private Task Starts(Guid held, bool deadlinePassed) => fixture.WithDb<RegistrationDb>(async db =>
    {
        var now = fixture.Clock.GetUtcNow();
        await db.Events.Where(e => e.Id == held)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.StartsAt, now.AddHours(-2)).SetProperty(e => e.EndsAt, now.AddHours(1)));
        await db.Hearings.Where(h => h.EventId == held)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.CommentsUntil, now.AddMinutes(deadlinePassed ? -1 : 30)));
    });
}
