using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>Sessions that are moved, called off, contradicted, and that get into each other's way.</summary>
[Collection<MentoringSuite>]
public sealed class SessionChangeTests(MentoringFixture fixture)
{
    [Fact]
    public async Task Sessions_of_one_person_never_overlap_whatever_she_is_in_them()
    {
        var asMentor = await fixture.Start();
        var above = await fixture.NewMentor(asMentor.Lab);
        var request = await fixture.Propose(asMentor.Lab, asMentor.Mentor, above);
        var asMentee = (await fixture.Answer(above, request, accept: true).Json()).Id("mentorshipId");
        var at = fixture.Clock.GetUtcNow().AddDays(2);

        await Plan(asMentor.Mentor, asMentor.Id, at).Json();

        foreach (var minutes in (int[])[1, 30, -59])
        {
            await Plan(above, asMentee, at.AddMinutes(minutes)).ShouldBeProblem(409, "time_taken");
        }

        // What touches at an end does not overlap.
        await Plan(above, asMentee, at.AddMinutes(60)).Json();
    }

    [Fact]
    public async Task Of_two_who_book_one_mentor_at_the_same_moment_one_does()
    {
        var one = await fixture.Start();
        var woman = Guid.CreateVersion7();
        var second = (await fixture.Answer(one.Mentor, await fixture.Propose(one.Lab, woman, one.Mentor), accept: true).Json())
            .Id("mentorshipId");
        var at = fixture.Clock.GetUtcNow().AddDays(3);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(i => i % 2 == 0 ? Plan(one.Mentee, one.Id, at.AddMinutes(i)) : Plan(woman, second, at.AddMinutes(i))));

        answers.Count(a => a.StatusCode is HttpStatusCode.Created).ShouldBe(1);
        (await fixture.WithDb<MentoringDb, int>(db => db.BookedTimes.CountAsync(t => t.PersonId == one.Mentor))).ShouldBe(1);
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_time_of_a_person()
    {
        var (person, at) = (Guid.CreateVersion7(), fixture.Clock.GetUtcNow());
        var refused = await Should.ThrowAsync<DbUpdateException>(() => fixture.WithDb<MentoringDb>(async db =>
        {
            db.Add(BookedTime.Of(person, Guid.CreateVersion7(), at, at.AddHours(1), at));
            db.Add(BookedTime.Of(person, Guid.CreateVersion7(), at.AddMinutes(59), at.AddHours(2), at));
            await db.SaveChangesAsync();
        }));
        refused.Violates(BookedTime.OnceAtATime).ShouldBeTrue();
    }

    [Fact]
    public async Task No_session_lies_before_the_mentorship()
    {
        var pair = await fixture.Start();
        await Plan(pair.Mentor, pair.Id, fixture.Clock.GetUtcNow().AddHours(-8)).ShouldBeProblem(409, "session_before_mentorship");
    }

    [Fact]
    public async Task A_session_that_is_moved_is_told_and_its_calendar_file_counts_up()
    {
        var pair = await fixture.Start();
        var session = await fixture.Session(pair, minutesFromNow: 60 * 72);
        (await Calendar(session)).ShouldContain("SEQUENCE:0\r\n");
        var at = fixture.Clock.GetUtcNow().AddDays(5);

        var moved = await Move(pair.Mentee, session, at).Json();

        (moved.GetProperty("sequence").GetInt32(), moved.GetProperty("changedLate").GetBoolean()).ShouldBe((1, false));
        (await Calendar(session)).ShouldContain("SEQUENCE:1\r\n");
        var told = await fixture.Broker.Hear<MentoringSessionMoved>(f => f.SessionId == session);
        (told.MenteeId, told.MentorId, told.MovedById, told.Sequence).ShouldBe((pair.Mentee, pair.Mentor, pair.Mentee, 1));
        // Where it was, another may be now.
        await Plan(pair.Mentor, pair.Id, at.AddDays(-2)).Json();
        await Move(pair.Mentee, session, at.AddDays(-2)).ShouldBeProblem(409, "time_taken");

        async Task<string> Calendar(Guid id) =>
            await fixture.Client(pair.Mentee).GetStringAsync(new Uri($"/v1/mentoring-sessions/{id}/calendar.ics", UriKind.Relative));
    }

    [Fact]
    public async Task Another_place_alone_raises_the_sequence_and_is_told()
    {
        var pair = await fixture.Start();
        var session = await fixture.Session(pair, minutesFromNow: 60 * 72);
        var at = (await fixture.Client(pair.Mentor).GetJson($"/v1/mentoring-sessions/{session}"))
            .GetProperty("startsAt").GetDateTimeOffset();

        var moved = await fixture.Client(pair.Mentor)
            .PostSeen($"/v1/mentoring-sessions/{session}/move", new { startsAt = at, minutes = 15, place = "Китепкана" }).Json();

        moved.GetProperty("sequence").GetInt32().ShouldBe(1);
        var told = await fixture.Broker.Hear<MentoringSessionMoved>(f => f.SessionId == session);
        (told.StartsAt, told.Sequence).ShouldBe((at, 1));
        (await fixture.Client(pair.Mentee).GetStringAsync(new Uri($"/v1/mentoring-sessions/{session}/calendar.ics", UriKind.Relative)))
            .ShouldContain("SEQUENCE:1\r\n");
    }

    [Fact]
    public async Task A_session_called_off_frees_the_time_and_both_are_told()
    {
        var pair = await fixture.Start();
        var session = await fixture.Session(pair, minutesFromNow: 120);
        await fixture.Broker.Hear<MentoringSessionPlanned>(f => f.SessionId == session);

        var cancelled = await fixture.Client(pair.Mentee).PostSeen($"/v1/mentoring-sessions/{session}/cancellation").Json();
        (cancelled.GetProperty("state").GetString(), cancelled.GetProperty("changedLate").GetBoolean()).ShouldBe(("cancelled", true));
        await fixture.Client(pair.Mentor).PostSeen($"/v1/mentoring-sessions/{session}/cancellation").Json();

        (await fixture.Broker.Hear<MentoringSessionCancelled>(f => f.SessionId == session)).Sequence.ShouldBe(1);
        (await fixture.Client(pair.Mentee).GetStringAsync(new Uri($"/v1/mentoring-sessions/{session}/calendar.ics", UriKind.Relative)))
            .ShouldContain("STATUS:CANCELLED");
        await fixture.Session(pair, minutesFromNow: 120);
        fixture.Broker.Heard<MentoringSessionCancelled>(f => f.SessionId == session).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Moving_and_calling_off_at_once_has_one_outcome()
    {
        for (var round = 0; round < 5; round++)
        {
            var pair = await fixture.Start();
            var session = await fixture.Session(pair, minutesFromNow: 60 * 48);
            var version = (await fixture.Client(pair.Mentor).GetAsync($"/v1/mentoring-sessions/{session}")).Headers.ETag!.Tag;

            var answers = await Task.WhenAll(
                Move(pair.Mentor, session, fixture.Clock.GetUtcNow().AddDays(4), version),
                fixture.Client(pair.Mentee).SendWith(HttpMethod.Post, $"/v1/mentoring-sessions/{session}/cancellation", ifMatch: version));

            answers.Count(a => a.StatusCode is HttpStatusCode.OK).ShouldBe(1);
            var cancelled = answers[1].StatusCode is HttpStatusCode.OK;
            (await fixture.WithDb<MentoringDb, int>(db => db.BookedTimes.CountAsync(t => t.SubjectId == session)))
                .ShouldBe(cancelled ? 0 : 2);
        }
    }

    [Fact]
    public async Task Both_are_reminded_a_day_and_two_hours_before_and_of_an_earlier_time_not_at_all()
    {
        var pair = await fixture.Start();
        var session = await fixture.Session(pair, minutesFromNow: 60 * 30);
        await Move(pair.Mentor, session, fixture.Clock.GetUtcNow().AddHours(60)).Json();

        // The reminder of the time before the move is due, and void.
        fixture.Clock.Advance(TimeSpan.FromHours(7));
        await fixture.Broker.Tell(new MentoringSessionReminded(Guid.Empty, Guid.Empty, Guid.Empty, Guid.Empty, fixture.Clock.GetUtcNow()));
        fixture.Clock.Advance(TimeSpan.FromHours(30));
        await fixture.Broker.Hear<MentoringSessionReminded>(f => f.SessionId == session);
        fixture.Broker.Heard<MentoringSessionReminded>(f => f.SessionId == session).Count.ShouldBe(1);
        fixture.Clock.Advance(TimeSpan.FromHours(22));
        await fixture.Eventually(() =>
            Task.FromResult(fixture.Broker.Heard<MentoringSessionReminded>(f => f.SessionId == session).Count == 2));
        fixture.Broker.Heard<MentoringSessionReminded>(f => f.SessionId == session).Select(f => f.NoticeId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task When_the_two_contradict_each_other_the_coordinator_decides()
    {
        var pair = await fixture.Start();
        var session = await fixture.Session(pair);
        await Say(pair.Mentor, session, "confirmation").Json();

        (await Say(pair.Mentee, session, "denial").Json()).GetProperty("state").GetString().ShouldBe("disputed");

        (await fixture.Broker.Hear<LabAttentionAsked>(f => f.SubjectId == session)).LabId.ShouldBe(pair.Lab);
        fixture.Clock.Advance(MentoringSession.Silence + TimeSpan.FromMinutes(1));
        await fixture.Broker.Tell(new SessionConfirmationDue(session));
        var decision = $"/v1/mentoring-sessions/{session}/decision";
        await fixture.Client(pair.Mentee, $"coordinator:{pair.Lab}").SendWith(HttpMethod.Post, decision, new { held = false }, "*")
            .ShouldBeProblem(403);
        (await fixture.Coordinator(pair.Lab).SendWith(HttpMethod.Post, decision, new { held = true }, "*").Json())
            .GetProperty("state").GetString().ShouldBe("held");
        await fixture.Broker.Hear<SessionHeld>(f => f.SessionId == session);
        await fixture.Coordinator(pair.Lab).SendWith(HttpMethod.Post, decision, new { held = false }, "*")
            .ShouldBeProblem(409, "session_not_disputed");
    }

    [Fact]
    public async Task On_day_seven_one_answer_decides_and_a_contradiction_that_comes_at_once_does_not_count_it_twice()
    {
        var pair = await fixture.Start();
        var (denied, raced) = (await fixture.Session(pair), await fixture.Session(pair, minutesFromNow: 15));
        await Say(pair.Mentee, denied, "denial").Json();
        fixture.Clock.Advance(TimeSpan.FromMinutes(20));
        await Say(pair.Mentor, raced, "confirmation").Json();
        fixture.Clock.Advance(MentoringSession.Silence + TimeSpan.FromMinutes(1));

        await Task.WhenAll(fixture.Broker.Tell(new SessionConfirmationDue(raced)), Say(pair.Mentee, raced, "denial"),
            fixture.Broker.Tell(new SessionConfirmationDue(raced)), Say(pair.Mentee, raced, "denial"));

        await fixture.Eventually(async () => await State(denied) == "notHeld");
        await fixture.Eventually(async () => await State(raced) is "held" or "disputed");
        fixture.Broker.Heard<SessionHeld>(f => f.SessionId == denied).ShouldBeEmpty();
        (fixture.Broker.Heard<SessionHeld>(f => f.SessionId == raced).Count <= 1).ShouldBeTrue();

        async Task<string?> State(Guid id) =>
            (await fixture.Client(pair.Mentee).GetJson($"/v1/mentoring-sessions/{id}")).GetProperty("state").GetString();
    }

    [Fact]
    public async Task The_end_calls_off_what_was_planned_frees_the_time_and_closes_the_notes()
    {
        var pair = await fixture.Start();
        var session = await fixture.Session(pair, minutesFromNow: 60 * 24);
        await fixture.Client(pair.Mentee).PostCreating($"/v1/mentorships/{pair.Id}/notes", new { text = "Жазуу" }).Json();

        await fixture.Client(pair.Mentee).PostSeen($"/v1/mentorships/{pair.Id}/ending", new { reason = "no_time" }).Json();

        (await fixture.Client(pair.Mentor).GetJson($"/v1/mentoring-sessions/{session}")).GetProperty("state").GetString()
            .ShouldBe("cancelled");
        (await fixture.WithDb<MentoringDb, int>(db => db.BookedTimes.CountAsync(t => t.SubjectId == session))).ShouldBe(0);
        foreach (var side in (Guid[])[pair.Mentor, pair.Mentee])
        {
            await fixture.Client(side).GetAsync($"/v1/mentorships/{pair.Id}/notes").ShouldBeProblem(409, "mentorship_ended");
            await fixture.Client(side).PostCreating($"/v1/mentorships/{pair.Id}/notes", new { text = "Жазуу" })
                .ShouldBeProblem(409, "mentorship_ended");
            await Plan(side, pair.Id, fixture.Clock.GetUtcNow().AddDays(1)).ShouldBeProblem(409, "mentorship_ended");
        }

        await fixture.Broker.Hear<MentorshipEnded>(f => f.MentorshipId == pair.Id);
    }

    private Task<HttpResponseMessage> Plan(Guid who, Guid mentorship, DateTimeOffset at) => fixture.Client(who).PostCreating(
        $"/v1/mentorships/{mentorship}/sessions", new { startsAt = at, minutes = 60, place = "Lab" });

    private Task<HttpResponseMessage> Move(Guid who, Guid session, DateTimeOffset at, string ifMatch = "*") => fixture.Client(who).SendWith(
        HttpMethod.Post, $"/v1/mentoring-sessions/{session}/move", new { startsAt = at, minutes = 60, place = "Lab" }, ifMatch);

    private Task<HttpResponseMessage> Say(Guid who, Guid session, string what) =>
        fixture.Client(who).SendWith(HttpMethod.Post, $"/v1/mentoring-sessions/{session}/{what}", ifMatch: "*");
}
