using System.Net;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Erasure;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<ErasureSuite>]
public sealed class ErasureRightsTests(RegistrationFixture fixture)
{
    private const string Coordinator = "+996700000104";
    private const string CoordinatorElsewhere = "+996700000101";
    private const string Operator = "+996700000001";

    [Fact]
    public async Task A_coordinator_asks_for_a_member_of_her_lab_and_it_is_on_record()
    {
        var person = await fixture.NewPerson(AtBashy);
        var staff = await SignIn(Coordinator);

        var asked = await (await staff.Client.PostCreating("/v1/erasures", Body(person))).Json();

        var kept = await fixture.WithDb<RegistrationDb, PersonErasure>(db => db.Erasures.SingleAsync(e => e.PersonId == person));
        kept.Id.ShouldBe(asked.Id());
        (kept.AskedBy, kept.Way, kept.Reason).ShouldBe((staff.PersonId, ErasureWay.Coordinator, ErasureReason.AskedInPerson));
        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM person_vault WHERE person_id = {person}""")).ShouldBe(0);
        (await (await staff.Client.PostCreating("/v1/erasures", Body(person))).Json()).Id().ShouldBe(asked.Id());
    }

    [Fact]
    public async Task Nobody_asks_for_a_woman_of_another_lab_or_of_none()
    {
        var (here, nowhere) = (await fixture.NewPerson(AtBashy), await fixture.NewPerson());

        await (await (await SignIn(CoordinatorElsewhere)).Client.PostCreating("/v1/erasures", Body(here))).ShouldBeProblem(404);
        await (await (await SignIn(Coordinator)).Client.PostCreating("/v1/erasures", Body(nowhere))).ShouldBeProblem(404);
        await (await (await fixture.SignIn(NewPhone())).Client.PostCreating("/v1/erasures", Body(here))).ShouldBeProblem(403);
        await (await fixture.Anonymous().PostCreating("/v1/erasures", Body(here))).ShouldBeProblem(401);
        await (await fixture.Anonymous().PostCreating("/v1/me/erasure")).ShouldBeProblem(401);

        (await fixture.Count($"""SELECT count(*)::int AS "Value" FROM erasure WHERE person_id IN ({here}, {nowhere})""")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_runs_a_lab_is_erased_by_the_operator_only()
    {
        var colleague = await fixture.NewPerson(AtBashy);
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            db.Add(Labs.Labs.RoleGrant.Give(colleague, Labs.Labs.Role.Coordinator, AtBashy, null, fixture.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });

        await (await (await SignIn(Coordinator)).Client.PostCreating("/v1/erasures", Body(colleague))).ShouldBeProblem(403);

        (await (await SignIn(Operator)).Client.PostCreating("/v1/erasures", Body(colleague))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Staff_sign_in_freshly_too_and_nobody_is_her_own_staff()
    {
        var person = await fixture.NewPerson(AtBashy);
        var staff = await SignIn(Coordinator);
        await (await staff.Client.PostCreating("/v1/erasures", Body(staff.PersonId))).ShouldBeProblem(409, "ask_for_yourself");
        fixture.Clock.Advance(TimeSpan.FromMinutes(11));

        await (await staff.Client.PostCreating("/v1/erasures", Body(person))).ShouldBeProblem(403, "fresh_sign_in_required");
    }

    [Fact]
    public async Task A_reason_is_a_word_of_the_list()
    {
        var person = await fixture.NewPerson(AtBashy);
        var staff = await SignIn(Coordinator);

        await (await staff.Client.PostCreating("/v1/erasures", new { personId = person, reason = "Айгүл суранды" })).ShouldBeProblem(400);
        await (await staff.Client.PostCreating("/v1/erasures", new { personId = person })).ShouldBeProblem(400);
    }

    [Fact]
    public async Task Only_the_operator_sees_the_list()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");

        await (await coordinator.GetAsync("/v1/erasures")).ShouldBeProblem(403);
        await (await fixture.Anonymous().GetAsync("/v1/erasures")).ShouldBeProblem(401);
        var operatorClient = await fixture.As("person/operator");
        await (await operatorClient.GetAsync("/v1/erasures?state=lost")).ShouldBeProblem(400);
        await (await operatorClient.GetAsync("/v1/erasures?olderThan=-1")).ShouldBeProblem(400);
        (await operatorClient.GetAsync("/v1/erasures?state=done&limit=1")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static object Body(Guid person) => new { personId = person, reason = "askedInPerson" };

    private async Task<Device> SignIn(string phone)
    {
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        return await fixture.SignIn(phone);
    }
}
