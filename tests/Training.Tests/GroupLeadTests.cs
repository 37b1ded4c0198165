using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class GroupLeadTests(TrainingFixture training)
{
    private readonly Guid group = Guid.CreateVersion7();
    private readonly Guid founder = Guid.CreateVersion7();
    private readonly Guid next = Guid.CreateVersion7();
    private readonly Guid gone = Guid.CreateVersion7();

    [Fact]
    public async Task The_lead_of_a_group_enrols_its_members_and_nobody_else_does()
    {
        await Tell(History());
        var offering = await training.Open(training.Plan(capacity: 5));
        await Enrol(training.Client(founder), offering, founder, next).ShouldBeProblem(403, "not_allowed");
        await Enrol(training.Learner(), offering, founder, next).ShouldBeProblem(403, "not_allowed");
        var refused = await Enrol(training.Client(next), offering, next, gone).ShouldBeProblem(409, "not_of_the_group");
        refused.GetProperty("strangers")[0].GetGuid().ShouldBe(gone);
        var party = await Enrol(training.Client(next), offering, next, founder).Json();
        party.GetProperty("enrolments").EnumerateArray().ShouldAllBe(e => e.Text("state") == "enrolled" && e.Id("enrolledBy") == next);

        await Tell([new GroupDissolved(group, 9)]);
        await Enrol(training.Client(next), await training.Open(), next, founder).ShouldBeProblem(403, "not_allowed");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_is_told_of_a_group_in_any_order_and_twice_comes_to_the_same(int seed)
    {
        var random = new Random(seed);
        var history = History();
        await Tell([.. history.Concat(history).OrderBy(_ => random.Next())]);
        var (leader, members) = await training.WithDb<TrainingDb, (Guid?, List<Guid>)>(async db => (
            await db.Set<Groups.KnownGroup>().Where(g => g.Id == group).Select(g => g.LeaderId).SingleAsync(),
            await db.Set<Groups.KnownMember>().Where(m => m.GroupId == group && m.Belongs).Select(m => m.PersonId).ToListAsync()));
        leader.ShouldBe(next);
        members.ShouldBe([founder, next], ignoreOrder: true);
    }

    private IFact[] History() =>
    [
        new GroupFormed(group, TrainingFixture.AtBashy, founder, LocalText.Same("Тең"), 1),
        new GroupMemberJoined(group, next, TrainingFixture.AtBashy, 2),
        new GroupMemberJoined(group, gone, TrainingFixture.AtBashy, 3), new GroupRolesChanged(group, next, null, 4),
        new GroupMemberLeft(group, gone, false, 5),
    ];

    private async Task Tell(IFact[] facts)
    {
        foreach (var fact in facts)
        {
            var message = Guid.NewGuid();
            await (fact switch
            {
                GroupFormed formed => training.Broker.Tell(formed, message),
                GroupMemberJoined joined => training.Broker.Tell(joined, message),
                GroupMemberLeft left => training.Broker.Tell(left, message),
                GroupRolesChanged changed => training.Broker.Tell(changed, message),
                GroupDissolved dissolved => training.Broker.Tell(dissolved, message),
                _ => throw new InvalidOperationException($"{fact.GetType().Name} is no fact of a group."),
            });
            await training.Eventually(() =>
                training.WithDb<TrainingDb, bool>(db => db.Set<InboxRow>().AnyAsync(row => row.MessageId == message)));
        }
    }

    private Task<HttpResponseMessage> Enrol(HttpClient caller, Guid offering, params Guid[] persons) =>
        caller.PostCreating($"/v1/offerings/{offering}/parties", new { persons, groupId = group });
}
