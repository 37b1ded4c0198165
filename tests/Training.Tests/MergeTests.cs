using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class MergeTests(TrainingFixture fixture)
{
    [Fact]
    public async Task What_she_learns_and_has_learnt_follows_her()
    {
        var her = fixture.Learner(out var from);
        var number = await fixture.Complete(her);
        var seat = await fixture.Enrol(her, await fixture.Open(fixture.Plan(capacity: 1)));
        var survivor = fixture.Learner(out var to);

        await Merge(from, to);
        await Merge(from, to);

        (await survivor.GetJson($"/v1/enrolments/{seat}")).Text("state").ShouldBe("enrolled");
        (await survivor.GetJson("/v1/me/credentials")).ToString().ShouldContain(number);
        (await fixture.WithDb<TrainingDb, int>(db => db.Enrolments.CountAsync(e => e.PersonId == from))).ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_enrolments_in_one_offering_the_further_goes_on_and_the_others_seat_to_who_waits()
    {
        var offering = await fixture.Open(fixture.Plan(capacity: 2));
        var (old, survivor, next) = (fixture.Learner(out var from), fixture.Learner(out var to), fixture.Learner());
        var (lesser, further) = (await fixture.Enrol(old, offering), await fixture.Enrol(survivor, offering));
        var waiting = await fixture.Enrol(next, offering);

        await Merge(from, to);

        (await survivor.GetJson($"/v1/enrolments/{further}")).Text("state").ShouldBe("enrolled");
        (await survivor.GetJson($"/v1/enrolments/{lesser}")).Text("state").ShouldBe("dropped");
        (await next.GetJson($"/v1/enrolments/{waiting}")).Text("state").ShouldNotBe("waitlisted");
    }

    private async Task Merge(Guid from, Guid to)
    {
        var id = Guid.NewGuid();
        await fixture.Broker.Tell(new PersonMerged(from, to), id);
        await fixture.Eventually(() => fixture.WithDb<TrainingDb, bool>(db => db.Set<InboxRow>().AnyAsync(row => row.MessageId == id)));
    }
}
