using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>A leader and a member of the lab of whom one blocks the other, in Mentoring.</summary>
[Collection<PeopleSuite>]
public sealed class GroupBlockTests(RegistrationFixture fixture)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_blocked_or_blocks_is_asked_to_join_no_more_than_one_who_is_not_there(bool byLeader)
    {
        var (group, leader, client) = await fixture.NewGroup();
        var woman = await fixture.NewPerson(AtBashy);
        var (who, whom) = byLeader ? (leader, woman) : (woman, leader);
        var now = DateTimeOffset.UtcNow;
        await fixture.Broker.Tell(new PersonBlocked(who, whom, now));
        await fixture.Eventually(() => Is(who, whom, blocked: true));
        (await Asked(woman)).ShouldBe(await Asked(Guid.CreateVersion7()));
        fixture.Broker.Heard<GroupMemberInvited>(f => f.PersonId == woman).ShouldBeEmpty();

        await fixture.Broker.Tell(new PersonUnblocked(who, whom, now.AddMinutes(1)));
        await fixture.Eventually(() => Is(who, whom, blocked: false));
        await (await client.PostCreating($"/v1/groups/{group}/invitations", new { personId = woman })).Json();

        async Task<string> Asked(Guid person)
        {
            var answer = await client.PostCreating($"/v1/groups/{group}/invitations", new { personId = person });
            return System.Text.RegularExpressions.Regex.Replace($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}",
                "\"(traceId|instance)\":\"[^\"]*\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task A_block_that_is_told_late_does_not_undo_its_end()
    {
        var (one, other, now) = (await fixture.NewPerson(), await fixture.NewPerson(), DateTimeOffset.UtcNow);
        await fixture.Broker.Tell(new PersonUnblocked(one, other, now.AddMinutes(1)));
        await fixture.Eventually(() => Is(one, other, blocked: false));
        await fixture.Broker.Tell(new PersonBlocked(one, other, now));
        await fixture.Broker.Tell(new PersonBlocked(other, one, now));
        await fixture.Eventually(() => Is(other, one, blocked: true));
        (await Is(one, other, blocked: false)).ShouldBeTrue();
    }

    private Task<bool> Is(Guid who, Guid whom, bool blocked) => fixture.WithDb<RegistrationDb, bool>(db =>
        db.BlockedPairs.AnyAsync(p => p.PersonId == who && p.BlockedId == whom && p.IsBlocked == blocked));
}
