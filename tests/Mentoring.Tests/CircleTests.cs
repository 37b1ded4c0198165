using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class CircleTests(MentoringFixture fixture)
{
    private const string Place = "канарейка-бөлмө-9917";

    [Fact]
    public async Task Women_of_the_lab_join_as_long_as_there_is_a_place()
    {
        var (lab, mentor, circle) = await Opened(capacity: 3);
        var women = Enumerable.Range(0, 10).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var woman in women)
        {
            await fixture.Join(woman, lab);
        }

        var answers = await Task.WhenAll(women.Select(w => Join(w, circle)));

        answers.Count(a => a.StatusCode is HttpStatusCode.NoContent).ShouldBe(3);
        var joined = women[answers.ToList().FindIndex(a => a.StatusCode is HttpStatusCode.NoContent)];
        (await Join(joined, circle)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Client(mentor).GetJson($"/v1/mentoring-circles/{circle}")).GetProperty("left").GetInt32().ShouldBe(0);
        (await fixture.Client(joined).DeleteAsync($"/v1/me/mentoring-circles/{circle}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Client(joined).DeleteAsync($"/v1/me/mentoring-circles/{circle}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Client(mentor).GetJson($"/v1/mentoring-circles/{circle}")).GetProperty("left").GetInt32().ShouldBe(1);
        await Join(Guid.CreateVersion7(), circle).ShouldBeProblem(409, "not_lab_member");
        await Join(mentor, circle).ShouldBeProblem(409, "own_circle");
    }

    [Fact]
    public async Task Only_an_approved_mentor_opens_one_and_who_is_blocked_finds_none()
    {
        var (lab, mentor, circle) = await Opened();
        var woman = Guid.CreateVersion7();
        await fixture.Join(woman, lab);
        await Open(woman, lab).ShouldBeProblem(409, "mentor_not_approved");
        (await fixture.Client(woman).GetJson($"/v1/mentoring-circles?labId={lab}")).GetProperty("items")[0].Id().ShouldBe(circle);

        await fixture.Client(mentor).PutAsync($"/v1/me/blocks/{woman}", null);

        (await fixture.Client(woman).GetJson($"/v1/mentoring-circles?labId={lab}")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await fixture.Client(woman).GetAsync($"/v1/mentoring-circles/{circle}").ShouldBeProblem(404);
        await Join(woman, circle).ShouldBeProblem(404);
    }

    [Fact]
    public async Task Its_meetings_take_the_mentors_time_and_attendance_is_what_was_said_last()
    {
        var (lab, mentor, circle) = await Opened();
        var (woman, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var member in (Guid[])[woman, other])
        {
            await fixture.Join(member, lab);
            (await Join(member, circle)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        var at = fixture.Clock.GetUtcNow().AddHours(1);
        var session = (await Plan(mentor, circle, at).Json()).Id();
        await Plan(mentor, circle, at.AddMinutes(30)).ShouldBeProblem(409, "time_taken");
        await Plan(woman, circle, at.AddHours(5)).ShouldBeProblem(404);
        (await fixture.Client(woman).GetJson($"/v1/mentoring-circles/{circle}/sessions")).GetProperty("items")[0].GetProperty("place")
            .GetString().ShouldBe(Place);
        await fixture.Client(Guid.CreateVersion7()).GetAsync($"/v1/mentoring-circles/{circle}/sessions").ShouldBeProblem(404);
        (await Canaries.Dump(fixture.Database)).ShouldHoldNone(Place);
        await Attend(woman).ShouldBeProblem(409, "session_not_begun");
        fixture.Clock.Advance(TimeSpan.FromHours(2));
        await Attend(Guid.CreateVersion7()).ShouldBeProblem(400);
        (await Attend(woman, other)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Attend(woman)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Client(mentor).GetJson($"/v1/mentoring-circles/{circle}/sessions")).GetProperty("items")[0].GetProperty("present")
            .GetInt32().ShouldBe(1);

        Task<HttpResponseMessage> Attend(params Guid[] present) =>
            fixture.Client(mentor).SendWith(HttpMethod.Put, $"/v1/circle-sessions/{session}/attendance", new { present });
    }

    [Fact]
    public async Task Its_women_are_told_of_its_meetings_a_day_and_two_hours_before_and_when_there_is_none()
    {
        var (lab, mentor, circle) = await Opened();
        var (woman, left) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var member in (Guid[])[woman, left])
        {
            await fixture.Join(member, lab);
            await Join(member, circle);
        }

        var meeting = (await Plan(mentor, circle, fixture.Clock.GetUtcNow().AddHours(30)).Json()).Id();
        await fixture.Broker.Hear<CircleMeetingPlanned>(f => f.MeetingId == meeting && f.PersonId == woman);
        await fixture.Client(left).DeleteAsync($"/v1/me/mentoring-circles/{circle}");
        fixture.Clock.Advance(TimeSpan.FromHours(7));
        await fixture.Broker.Hear<CircleMeetingReminded>(f => f.MeetingId == meeting && f.PersonId == mentor);
        await fixture.Broker.Hear<CircleMeetingReminded>(f => f.MeetingId == meeting && f.PersonId == woman);
        await fixture.Client(mentor).PostSeen($"/v1/mentoring-circles/{circle}/closing").Json();
        await fixture.Broker.Hear<CircleMeetingCancelled>(f => f.MeetingId == meeting && f.PersonId == woman);
        fixture.Clock.Advance(TimeSpan.FromHours(22));
        fixture.Broker.Heard<CircleMeetingReminded>(f => f.MeetingId == meeting && f.PersonId == left).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_blocks_its_mentor_leaves_it_as_anybody_leaves()
    {
        var (lab, mentor, circle) = await Opened();
        var woman = Guid.CreateVersion7();
        await fixture.Join(woman, lab);
        await Join(woman, circle);
        await fixture.Client(woman).PutAsync($"/v1/me/blocks/{mentor}", null);
        (await fixture.Client(mentor).GetJson($"/v1/mentoring-circles/{circle}")).GetProperty("left").GetInt32().ShouldBe(
            (await fixture.Client(mentor).GetJson($"/v1/mentoring-circles/{circle}")).GetProperty("capacity").GetInt32());
        await fixture.Client(woman).GetAsync($"/v1/mentoring-circles/{circle}/sessions").ShouldBeProblem(404);
    }

    [Fact]
    public async Task A_closed_circle_takes_nobody_and_gives_the_mentors_time_back()
    {
        var (lab, mentor, circle) = await Opened();
        await Plan(mentor, circle, fixture.Clock.GetUtcNow().AddDays(1)).Json();
        (await fixture.Client(mentor).PostSeen($"/v1/mentoring-circles/{circle}/closing").Json()).GetProperty("isClosed").GetBoolean()
            .ShouldBeTrue();
        var woman = Guid.CreateVersion7();
        await fixture.Join(woman, lab);
        await Join(woman, circle).ShouldBeProblem(409, "circle_closed");
        (await fixture.WithDb<MentoringDb, int>(db => db.BookedTimes.CountAsync(t => t.PersonId == mentor))).ShouldBe(0);
    }

    [Fact]
    public async Task A_woman_and_a_mentor_leave_nothing_of_themselves()
    {
        var (lab, mentor, circle) = await Opened();
        var (woman, twice, survivor) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var member in (Guid[])[woman, twice, survivor])
        {
            await fixture.Join(member, lab);
            await Join(member, circle);
        }

        await Plan(mentor, circle, fixture.Clock.GetUtcNow().AddDays(1)).Json();
        await fixture.Broker.Tell(new PersonMerged(twice, survivor));
        await fixture.Eventually(async () => await Members(circle) == 2);
        await Erase(woman);
        (await Members(circle)).ShouldBe(1);
        await Erase(mentor);
        (await fixture.WithDb<MentoringDb, bool>(db => db.CircleSessions.AnyAsync(s => s.CircleId == circle && s.SealedPlace != null)))
            .ShouldBeFalse();
    }

    private async Task<(Guid Lab, Guid Mentor, Guid Circle)> Opened(int capacity = 5)
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab);
        return (lab, mentor, (await Open(mentor, lab, capacity).Json()).Id());
    }

    private Task<HttpResponseMessage> Open(Guid mentor, Guid lab, int capacity = 5) => fixture.Client(mentor).PostCreating(
        "/v1/mentoring-circles", new { labId = lab, topic = "felt", title = LocalText.Same("Кийиз"), capacity });

    private Task<HttpResponseMessage> Join(Guid who, Guid circle) =>
        fixture.Client(who).PutAsync($"/v1/me/mentoring-circles/{circle}", null);

    private Task<HttpResponseMessage> Plan(Guid who, Guid circle, DateTimeOffset at) => fixture.Client(who).PostCreating(
        $"/v1/mentoring-circles/{circle}/sessions", new { startsAt = at, minutes = 60, place = Place });

    private Task<int> Members(Guid circle) => fixture.WithDb<MentoringDb, int>(db =>
        db.Circles.Where(c => c.Id == circle).Select(c => c.Members).SingleAsync());

    private async Task Erase(Guid person)
    {
        var erasure = Guid.CreateVersion7();
        await fixture.Broker.Tell(new PersonErasureRequested(erasure, person));
        await fixture.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
    }
}
