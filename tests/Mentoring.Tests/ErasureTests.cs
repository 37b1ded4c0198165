using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class ErasureTests(MentoringFixture fixture)
{
    private const string Home = "Канарейка көчөсү, 12-үй";
    private const string Link = "https://kanareika.example/zhoolugushuu";
    private const string Words = "Канарейка жөнүндө жазуу";

    [Fact]
    public async Task A_mentee_leaves_and_no_word_between_the_two_remains()
    {
        var pair = await MeetAndWrite();
        var asked = await fixture.Ask(pair.Mentee, pair.Lab, pair.Mentor, topic: "felt");

        await Erase(pair.Mentee);

        await NothingIsLeft(pair);
        (await fixture.Mentor(pair.Mentor)).Engaged.ShouldBe(0);
        (await fixture.Client(pair.Mentee).GetJson($"/v1/mentoring-requests/{asked}")).GetProperty("state").GetString()
            .ShouldBe("withdrawn");
        (await fixture.Client(pair.Mentee).GetJson($"/v1/mentoring-requests/{pair.Request}")).GetProperty("state").GetString()
            .ShouldBe("closed");
    }

    [Fact]
    public async Task A_mentor_leaves_and_whoever_waits_for_her_is_open_for_another()
    {
        var pair = await MeetAndWrite();
        var waiting = Guid.CreateVersion7();
        var request = await fixture.Propose(pair.Lab, waiting, pair.Mentor);
        var another = await fixture.NewMentor(pair.Lab);

        await Erase(pair.Mentor);

        await NothingIsLeft(pair);
        await fixture.Client(waiting).GetAsync($"/v1/mentors/{pair.Mentor}").ShouldBeProblem(404);
        await fixture.Answer(pair.Mentor, request, accept: true).ShouldBeProblem(409);
        await fixture.Broker.Hear<MatchProposed>(f => f.RequestId == request && f.MentorId == another);
    }

    [Fact]
    public async Task A_woman_who_waits_for_an_answer_leaves_and_the_mentor_has_her_place_back()
    {
        var lab = await fixture.NewLab();
        var (mentor, mentee) = (await fixture.NewMentor(lab, capacity: 1), Guid.CreateVersion7());
        var request = await fixture.Propose(lab, mentee, mentor);

        var redelivered = Guid.NewGuid();
        var erasure = await Erase(mentee, redelivered);
        await fixture.Broker.Tell(new PersonErasureRequested(erasure, mentee), redelivered);
        await fixture.Broker.Tell(new PersonErasureRequested(erasure, mentee));
        await fixture.Eventually(() => Task.FromResult(fixture.Broker.Heard<PersonErased>(f => f.ErasureId == erasure).Count == 2));

        fixture.Broker.Heard<PersonErased>(f => f.ErasureId == erasure).ShouldAllBe(f => f.Service == "mentoring" && f.PersonId == mentee);
        (await fixture.Mentor(mentor)).Engaged.ShouldBe(0);
        await fixture.Answer(mentor, request, accept: true).ShouldBeProblem(409);
    }

    [Fact]
    public Task Every_column_that_could_hold_words_is_thought_of() => Canaries.ShouldBeThoughtOf(fixture.Database, """
        agreements.way: a word of a list
        booking_terms.exceptions: the row goes
        circle_sessions.sealed_place: emptied when its mentor leaves, and the key goes
        circles.title: public, as the mentor wrote it for a lab
        circles.topic: a word of a list
        concerns.state: a word of a list
        labs.name: of the house
        contact_cards.sealed_detail: the row goes, and the key
        contact_cards.sealed_name: the row goes, and the key
        contact_cards.way: a word of a list
        match_runs.input_hash: a hash
        match_runs.outcomes: ids and words of a list
        match_runs.pairs: ids and words of a list
        match_runs.state: a word of a list
        match_runs.unmatched: ids and words of a list
        mentor_applications.conduct_version: the row goes
        mentor_applications.reason: a word of a list
        mentor_applications.sealed_note: the row goes, and the key
        mentor_applications.sealed_references: the row goes, and the key
        mentor_applications.state: a word of a list
        mentors.availability: the row goes
        mentors.labs: the row goes
        mentors.languages: the row goes
        mentors.programmes: the row goes
        mentors.standing: a word of a list
        mentors.topics: the row goes
        mentorships.ending_reason: a word of a list
        mentorships.state: a word of a list
        mentorships.topic: a word of a list
        notes.sealed_text: the rows of the pair go, and the key
        proposals.declined_because: a word of a list
        proposals.paired_because: a word of a list
        proposals.state: a word of a list
        requests.audience: a word of a list
        requests.languages: words of a list
        requests.preferred_mentors: ids
        requests.state: a word of a list
        requests.topic: a word of a list
        feedback.moment: a word of a list
        feedback.sealed_text: emptied for the pair, and the key goes
        goals.sealed_words: emptied for the pair, and the key goes
        goals.state: a word of a list
        help_lines.code: of the house
        help_lines.hours: of the house
        help_lines.name: of the house
        help_lines.number: of the house
        safeguarding_entries.client_hash: a hash
        safeguarding_entries.sealed_text: the case's own, gone with its key when its time is over
        safeguarding_measures.kind: a word of a list
        safeguarding_readings.action: a word of a list
        safeguarding_reports.client_hash: a hash
        safeguarding_reports.code_hash: a hash
        safeguarding_reports.content_hash: a hash
        safeguarding_reports.feedback: a word of a list
        safeguarding_reports.referred_to: a word of a list
        safeguarding_reports.sealed_words: the case's own, gone with its key when its time is over
        safeguarding_reports.secret_hash: a hash
        safeguarding_reports.state: a word of a list
        safeguarding_reports.subject_kind: a word of a list
        sessions.link: emptied for the pair, and the key goes
        sessions.place: emptied for the pair, and the key goes
        sessions.state: a word of a list
        topics.code: of the house
        topics.name: of the house
        topics.wider: of the house
        """);

    private async Task<Started> MeetAndWrite()
    {
        var pair = await fixture.Start();
        foreach (var side in (Guid[])[pair.Mentor, pair.Mentee])
        {
            await fixture.Client(side).PostCreating($"/v1/mentorships/{pair.Id}/notes", new { text = Words }).Json();
        }

        await fixture.Client(pair.Mentor)
            .PostCreating($"/v1/mentorships/{pair.Id}/sessions", new { startsAt = fixture.Clock.GetUtcNow(), minutes = 30, place = Home })
            .Json();
        await fixture.Client(pair.Mentee).PostCreating($"/v1/mentorships/{pair.Id}/sessions",
            new { startsAt = fixture.Clock.GetUtcNow().AddDays(1), minutes = 30, link = Link }).Json();
        // Sealed from the first moment on.
        (await Canaries.Dump(fixture.Database)).ShouldHoldNone(Home, Link, Words);
        return pair;
    }

    private async Task NothingIsLeft(Started pair)
    {
        (await Canaries.Dump(fixture.Database)).ShouldHoldNone(Home, Link, Words);
        foreach (var side in (Guid[])[pair.Mentor, pair.Mentee])
        {
            var seen = await fixture.Client(side).GetJson($"/v1/mentorships/{pair.Id}");
            seen.GetProperty("state").GetString().ShouldBe("endedEarly");
            seen.GetProperty("endingReason").GetString().ShouldBe("left");
            await fixture.Client(side).GetAsync($"/v1/mentorships/{pair.Id}/notes").ShouldBeProblem(409, "mentorship_ended");
            await fixture.Client(side).PostCreating($"/v1/mentorships/{pair.Id}/notes", new { text = Words })
                .ShouldBeProblem(409, "mentorship_ended");
        }

        (await fixture.WithDb<MentoringDb, int>(db => db.Notes.CountAsync(n => n.MentorshipId == pair.Id))).ShouldBe(0);
        (await fixture.WithDb<MentoringDb, int>(db =>
            db.Sessions.CountAsync(s => s.MentorshipId == pair.Id && (s.Place != null || s.Link != null)))).ShouldBe(0);
    }

    private async Task<Guid> Erase(Guid person, Guid? messageId = null)
    {
        var erasure = Guid.CreateVersion7();
        await fixture.Broker.Tell(new PersonErasureRequested(erasure, person), messageId);
        await fixture.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        return erasure;
    }
}
