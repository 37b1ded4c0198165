using System.Net;
using System.Text;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.Support;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class SessionTests(MentoringFixture fixture)
{
    [Fact]
    public async Task A_session_counts_once_when_both_confirm_at_once()
    {
        var pair = await fixture.Start();
        var session = await fixture.Session(pair);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Confirm(i % 2 == 0 ? pair.Mentor : pair.Mentee, session)));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);

        var held = await fixture.Broker.Hear<SessionHeld>(f => f.SessionId == session);
        (held.MentorshipId, held.MenteeId, held.MentorId).ShouldBe((pair.Id, pair.Mentee, pair.Mentor));
        await HoldAnother(pair);
        fixture.Broker.Heard<SessionHeld>(f => f.SessionId == session).Count.ShouldBe(1);
        (await fixture.Client(pair.Mentee).GetJson($"/v1/mentoring-sessions/{session}")).GetProperty("state").GetString().ShouldBe("held");
    }

    [Fact]
    public async Task One_confirmation_and_seven_days_of_silence_count()
    {
        var pair = await fixture.Start();
        var session = await fixture.Session(pair);
        (await Confirm(pair.Mentee, session).Json()).GetProperty("state").GetString().ShouldBe("planned");

        // Too early, it changes nothing.
        await fixture.Broker.Tell(new SessionConfirmationDue(session));
        fixture.Clock.Advance(TimeSpan.FromDays(6));
        await HoldAnother(pair);
        fixture.Broker.Heard<SessionHeld>(f => f.SessionId == session).ShouldBeEmpty();

        fixture.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        await fixture.Broker.Hear<SessionHeld>(f => f.SessionId == session);

        // The deadline again and a late confirmation add nothing.
        await fixture.Broker.Tell(new SessionConfirmationDue(session));
        (await Confirm(pair.Mentor, session).Json()).GetProperty("state").GetString().ShouldBe("held");
        await HoldAnother(pair);
        fixture.Broker.Heard<SessionHeld>(f => f.SessionId == session).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_nobody_confirms_never_counts()
    {
        var pair = await fixture.Start();
        var session = await fixture.Session(pair);
        fixture.Clock.Advance(TimeSpan.FromDays(8));
        await fixture.Broker.Tell(new SessionConfirmationDue(session));
        await HoldAnother(pair);
        (await fixture.Client(pair.Mentee).GetJson($"/v1/mentoring-sessions/{session}")).GetProperty("state").GetString()
            .ShouldBe("planned");
    }

    [Fact]
    public async Task A_session_cannot_be_confirmed_before_it_begins()
    {
        var pair = await fixture.Start();
        await Confirm(pair.Mentor, await fixture.Session(pair, minutesFromNow: 30)).ShouldBeProblem(409, "session_not_begun");
    }

    [Fact]
    public async Task Of_two_sessions_of_a_pair_that_overlap_one_is_planned()
    {
        var pair = await fixture.Start();
        var body = new { startsAt = fixture.Clock.GetUtcNow().AddDays(2), minutes = 45, link = "https://meet.example.org/abc" };
        var url = $"/v1/mentorships/{pair.Id}/sessions";
        var answers = await Task.WhenAll(
            fixture.Client(pair.Mentor).PostCreating(url, body), fixture.Client(pair.Mentee).PostCreating(url, body));
        answers.Select(a => a.StatusCode).Order().ShouldBe([HttpStatusCode.Created, HttpStatusCode.Conflict]);
        (await fixture.Client(pair.Mentor).GetJson(url)).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_plans_one_session()
    {
        var pair = await fixture.Start();
        var (client, key, url) = (fixture.Client(pair.Mentor), Guid.NewGuid(), $"/v1/mentorships/{pair.Id}/sessions");
        var body = new { startsAt = fixture.Clock.GetUtcNow().AddDays(1), minutes = 45, place = "Lab" };
        (await client.PostCreating(url, body, key).Json()).Id().ShouldBe((await client.PostCreating(url, body, key).Json()).Id());
    }

    [Fact]
    public async Task The_calendar_file_is_for_the_two()
    {
        var pair = await fixture.Start();
        var session = await fixture.Session(pair, minutesFromNow: 120);
        var file = await fixture.Client(pair.Mentee).GetAsync($"/v1/mentoring-sessions/{session}/calendar.ics");
        file.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        var text = await file.Content.ReadAsStringAsync();
        text.ShouldStartWith("BEGIN:VCALENDAR\r\n");
        text.ShouldContain($"UID:{session}@creativelabs.kg\r\n");
        text.ShouldContain("LOCATION:Лаборатория\r\n");
        text.ShouldEndWith("END:VCALENDAR\r\n");
        await fixture.Client(Guid.CreateVersion7()).GetAsync($"/v1/mentoring-sessions/{session}/calendar.ics").ShouldBeProblem(404);
    }

    [Fact]
    public void A_calendar_file_escapes_texts_and_folds_lines_at_75_octets()
    {
        var start = new DateTimeOffset(2026, 3, 2, 16, 30, 0, TimeSpan.FromHours(6));
        var place = "Ат-Башы; Борбордук көчө, 12\r\nEND:VEVENT " + string.Concat(Enumerable.Repeat("өңү", 30));
        var key = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
        var session = MentoringSession.Plan(Guid.CreateVersion7(), start, 90, new Whereabouts(place, null), key, start);
        var file = Encoding.UTF8.GetString(SessionCalendar.Of(session, session.Where(key), "Meeting", start));
        var lines = file.Split("\r\n");
        lines.ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        lines.Count(line => line == "END:VEVENT").ShouldBe(1);
        lines.ShouldContain("DTSTART:20260302T103000Z");
        lines.ShouldContain("DTEND:20260302T120000Z");
        file.Replace("\r\n ", "", StringComparison.Ordinal)
            .ShouldContain("LOCATION:Ат-Башы\\; Борбордук көчө\\, 12\\nEND:VEVENT " + string.Concat(Enumerable.Repeat("өңү", 30)));
    }

    [Theory]
    [InlineData(-8 * 24 * 60, 60, "Lab", null)]
    [InlineData(200 * 24 * 60, 60, "Lab", null)]
    [InlineData(60, 14, "Lab", null)]
    [InlineData(60, 481, "Lab", null)]
    [InlineData(60, 60, null, null)]
    [InlineData(60, 60, "Lab", "https://meet.example.org/abc")]
    [InlineData(60, 60, null, "http://meet.example.org/abc")]
    [InlineData(60, 60, null, "javascript:alert(1)")]
    public async Task A_wrong_session_is_refused(double minutesFromNow, int minutes, string? place, string? link)
    {
        var pair = await fixture.Start();
        await fixture.Client(pair.Mentor).PostCreating($"/v1/mentorships/{pair.Id}/sessions",
            new { startsAt = fixture.Clock.GetUtcNow().AddMinutes(minutesFromNow), minutes, place, link })
            .ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task A_date_that_does_not_exist_is_refused()
    {
        var pair = await fixture.Start();
        await fixture.Client(pair.Mentor)
            .PostCreating($"/v1/mentorships/{pair.Id}/sessions", new { startsAt = "2026-02-30T10:00:00Z", minutes = 60, place = "Lab" })
            .ShouldBeProblem(400);
    }

    private Task<HttpResponseMessage> Confirm(Guid person, Guid session) =>
        fixture.Client(person).SendWith(HttpMethod.Post, $"/v1/mentoring-sessions/{session}/confirmation", ifMatch: "*");

    // Facts of one mentorship come in order: once the later one is heard, whatever came before it was heard too.
    private async Task HoldAnother(Started pair)
    {
        fixture.Clock.Advance(TimeSpan.FromMinutes(16));
        var session = await fixture.Session(pair);
        await Confirm(pair.Mentor, session);
        await Confirm(pair.Mentee, session);
        await fixture.Broker.Hear<SessionHeld>(f => f.SessionId == session);
    }
}
