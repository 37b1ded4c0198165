using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class MergeTests(MentoringFixture fixture)
{
    [Fact]
    public async Task A_mentee_goes_on_with_her_mentor_and_her_notes_are_hers()
    {
        var pair = await fixture.Start();
        await fixture.Client(pair.Mentee).PostCreating($"/v1/mentorships/{pair.Id}/notes", new { text = "Биринчи жолугушуу" }).Json();
        var (to, redelivered) = (Guid.CreateVersion7(), Guid.NewGuid());

        await Merge(pair.Mentee, to, redelivered);
        await Merge(pair.Mentee, to, redelivered);
        await Merge(pair.Mentee, to);

        var her = fixture.Client(to);
        (await her.GetJson($"/v1/mentorships/{pair.Id}")).GetProperty("state").GetString().ShouldBe("active");
        (await her.GetJson($"/v1/mentorships/{pair.Id}/notes")).GetProperty("items")[0].Id("authorId").ShouldBe(to);
        (await her.GetJson($"/v1/mentoring-requests/{pair.Request}")).GetProperty("state").GetString().ShouldBe("accepted");
        await fixture.Client(pair.Mentee).GetAsync($"/v1/mentorships/{pair.Id}").ShouldBeProblem(404);
        (await fixture.Mentor(pair.Mentor)).Engaged.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_offers_one_stands_with_the_places_that_are_taken_of_both()
    {
        var (one, other) = (await fixture.Start(capacity: 1), await fixture.Start(capacity: 1));

        await Merge(one.Mentor, other.Mentor);
        await Merge(one.Mentor, other.Mentor);

        var mentor = await fixture.Mentor(other.Mentor);
        (mentor.Engaged, mentor.Capacity).ShouldBe((2, 2));
        (await fixture.Client(other.Mentor).GetJson("/v1/me/mentorships")).GetProperty("items").GetArrayLength().ShouldBe(2);
        await fixture.Client(one.Mentee).GetAsync($"/v1/mentors/{one.Mentor}").ShouldBeProblem(404);
    }

    [Fact]
    public async Task Of_two_requests_on_one_topic_one_goes_on_and_who_was_asked_for_the_other_has_her_place_back()
    {
        var lab = await fixture.NewLab();
        var (asked, wished) = (await fixture.NewMentor(lab, capacity: 1), await fixture.NewMentor(lab));
        var (from, to) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var second = await fixture.Propose(lab, from, asked);
        var first = await fixture.Ask(to, lab, wished);

        await Merge(from, to);

        var her = fixture.Client(to);
        (await her.GetJson($"/v1/mentoring-requests/{first}")).GetProperty("state").GetString().ShouldBe("open");
        (await her.GetJson($"/v1/mentoring-requests/{second}")).GetProperty("state").GetString().ShouldBe("withdrawn");
        (await fixture.Mentor(asked)).Engaged.ShouldBe(0);
    }

    [Fact]
    public async Task A_mentorship_with_herself_ends()
    {
        var pair = await fixture.Start();

        await Merge(pair.Mentee, pair.Mentor);

        (await fixture.Client(pair.Mentor).GetJson($"/v1/mentorships/{pair.Id}")).GetProperty("state").GetString().ShouldBe("endedEarly");
        (await fixture.Mentor(pair.Mentor)).Engaged.ShouldBe(0);
    }

    private async Task Merge(Guid from, Guid to, Guid? messageId = null)
    {
        var id = messageId ?? Guid.NewGuid();
        await fixture.Broker.Tell(new PersonMerged(from, to), id);
        await fixture.Eventually(() => fixture.WithDb<MentoringDb, bool>(db => db.Set<InboxRow>().AnyAsync(row => row.MessageId == id)));
    }
}
