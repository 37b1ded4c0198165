using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

/// <summary>Who is told what a group's shop is told.</summary>
[Collection(OneWorld.Name)]
public sealed class GroupShopTests(NotificationsFixture fixture)
{
    private readonly Guid group = Guid.CreateVersion7();
    private readonly Guid leader = Guid.CreateVersion7();
    private readonly Guid treasurer = Guid.CreateVersion7();

    [Fact]
    public async Task What_is_ordered_of_a_group_is_told_to_who_leads_it_and_who_keeps_its_money()
    {
        await Tell(new GroupRolesChanged(group, leader, treasurer, 3));
        await Tell(new GroupFormed(group, Guid.CreateVersion7(), Guid.CreateVersion7(), LocalText.Same("Felt"), 1));
        await Ordered();
        (await Texts(leader)).ShouldBe(1, "and what came late, of an older version, changes nothing");
        (await Texts(treasurer)).ShouldBe(1);

        var next = Guid.CreateVersion7();
        await Tell(new GroupRolesChanged(group, next, null, 4));
        await Ordered();
        (await Texts(leader)).ShouldBe(1);
        (await Texts(next)).ShouldBe(1);
        await Tell(new GroupDissolved(group, 5));
        await Ordered();
        (await Texts(next)).ShouldBe(1);
        (await Texts(group)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_was_erased_is_no_contact_and_who_was_merged_is_told_under_the_id_that_remains()
    {
        await Tell(new GroupRolesChanged(group, leader, treasurer, 3));
        var to = Guid.CreateVersion7();
        await Tell(new PersonMerged(treasurer, to));
        await Tell(new PersonErasureRequested(Guid.CreateVersion7(), leader));
        await Ordered();
        (await Texts(to)).ShouldBe(1);
        (await fixture.WithDb<NotificationsDb, bool>(db => db.GroupContacts.AnyAsync(c => c.LeaderId == leader))).ShouldBeFalse();
    }

    private Task Ordered() => Tell(new OrderRequested(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), group, "A-1",
        LocalText.Same("Shyrdak"), 1, 100_000, new DateTimeOffset(2026, 3, 8, 6, 0, 0, TimeSpan.Zero)));

    private async Task Tell<T>(T fact)
        where T : class, IFact
    {
        var id = Guid.NewGuid();
        await fixture.Broker.Tell(fact, id);
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(async db =>
            await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM inbox WHERE message_id = {id}""")
                .SingleAsync() > 0));
    }

    private async Task<int> Texts(Guid person) =>
        (await fixture.Client(person).GetJson("/v1/me/inbox")).GetProperty("items").GetArrayLength();
}
