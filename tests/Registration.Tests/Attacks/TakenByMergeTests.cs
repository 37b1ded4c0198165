using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Duplicates;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests.Attacks;

/// <summary>A coordinator tries to come into an account by joining it with a record of her own making.</summary>
[Collection<PeopleSuite>]
public sealed class TakenByMergeTests(RegistrationFixture fixture)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_number_of_her_own_in_a_record_that_she_merges_opens_nobody_elses_account(bool accountRemains)
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var (woman, phone) = await Account();
        var spare = NewPhone();
        var madeUp = await coordinator.Register(AtBashy, NewWord(), spare);

        var (from, into) = accountRemains ? (madeUp, woman.PersonId) : (woman.PersonId, madeUp);
        (await coordinator.Merge(from, into)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var signedIn = fixture.Hold(await (await fixture.RedeemNew(spare)).Json());

        signedIn.PersonId.ShouldBe(madeUp);
        fixture.Clock.Advance(TimeSpan.FromDays(15));
        (await (await fixture.RedeemNew(spare)).Json()).Id("personId").ShouldBe(madeUp);
        (await (await fixture.RedeemNew(phone)).Json()).GetProperty("personId").GetGuid().ShouldBe(woman.PersonId);
    }

    [Fact]
    public async Task Her_own_consent_for_the_record_that_she_made_up_is_not_enough()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var (woman, _) = await Account();
        var spare = NewPhone();
        var madeUp = await coordinator.Register(AtBashy, NewWord(), spare);
        var merge = (await (await coordinator.Merge(madeUp, woman.PersonId)).Json()).Id();
        var hers = await fixture.SignIn(spare);

        (await AgreeByCode(hers, merge)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await fixture.StateOf(merge)).ShouldBe(MergeState.Asked);
        fixture.Clock.Advance(TimeSpan.FromDays(15));
        await fixture.Eventually(async () => await fixture.StateOf(merge) == MergeState.Lapsed);
    }

    [Fact]
    public async Task Both_hear_of_it_and_who_has_a_PIN_agrees_with_it_alone()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var (woman, _) = await Account();
        await woman.SetPin();
        var paper = await coordinator.Register(AtBashy, NewWord());
        var merge = (await (await coordinator.Merge(paper, woman.PersonId)).Json()).Id();

        await fixture.Broker.Hear<Contracts.MergeAsked>(f => f.MergeId == merge && f.PersonId == woman.PersonId);
        await fixture.Broker.Hear<Contracts.MergeAsked>(f => f.MergeId == merge && f.PersonId == paper);
        var shown = (await woman.Client.Items("/v1/me/merges")).ShouldHaveSingleItem();
        shown.GetProperty("remains").GetBoolean().ShouldBeTrue();
        shown.GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
        await (await AgreeByCode(woman, merge)).ShouldBeProblem(409, "own_pin_needed");
        await (await Agree(woman, merge, new { pin = "9173" })).ShouldBeProblem(409, "proof_not_valid");
        (await Agree(woman, merge, new { pin = SignInSteps.RightPin })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await fixture.Broker.Hear<MergeAgreed>(f => f.MergeId == merge && f.PersonId == woman.PersonId)).TakesEffectAt
            .ShouldBe(fixture.Clock.GetUtcNow().AddDays(7), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task For_seven_days_she_undoes_it_and_nothing_has_moved()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var (woman, _) = await Account();
        var paper = await coordinator.Register(AtBashy, NewWord());
        var merge = (await (await coordinator.Merge(paper, woman.PersonId)).Json()).Id();
        (await AgreeByCode(woman, merge)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        fixture.Clock.Advance(TimeSpan.FromDays(6));
        woman = fixture.Hold(await (await Renew(fixture.From(), woman.RefreshToken)).Json());

        (await woman.Client.DeleteAsync($"/v1/me/merges/{merge}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await (await woman.Client.DeleteAsync($"/v1/me/merges/{merge}")).ShouldBeProblem(409, "merge_over");
        fixture.Clock.Advance(TimeSpan.FromDays(2));
        await fixture.Broker.Hear<MergeEnded>(f => f.MergeId == merge && f.Outcome == "undone");
        (await fixture.WithDb<RegistrationDb, Guid?>(db => db.People.Where(p => p.Id == paper).Select(p => p.MergedInto).SingleAsync()))
            .ShouldBeNull();
        fixture.Broker.Heard<PersonMerged>(f => f.PersonId == paper).ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_both_agreed_she_sees_both_numbers_and_removes_one()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var ((one, kept), (other, dropped)) = (await Account(), await Account());
        var merge = (await (await coordinator.Merge(other.PersonId, one.PersonId)).Json()).Id();
        (await AgreeByCode(one, merge)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await AgreeByCode(other, merge)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        fixture.Clock.Advance(TimeSpan.FromDays(7));
        await fixture.Eventually(async () => await fixture.StateOf(merge) == MergeState.Done);
        var elsewhere = fixture.Hold(await (await fixture.RedeemNew(dropped)).Json());
        elsewhere.PersonId.ShouldBe(one.PersonId);
        one = fixture.Hold(await (await fixture.RedeemNew(kept)).Json());

        var numbers = await one.Client.Items("/v1/me/sign-in/numbers");
        numbers.Select(n => n.GetProperty("phone").GetString()).ShouldBe([kept, dropped], ignoreOrder: true);
        var removal = $"/v1/me/sign-in/numbers/{numbers.Single(n => n.GetProperty("phone").GetString() == dropped).Id()}/removal";
        await (await one.Client.SendWith(HttpMethod.Post, removal, new { pin = "9173" })).ShouldBeProblem(409, "no_pin");
        var (challengeId, code) = await fixture.MyCode(one.Client);
        (await one.Client.SendWith(HttpMethod.Post, removal, new { challengeId, code })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await (await fixture.RedeemNew(dropped)).Json()).Id("personId").ShouldNotBe(one.PersonId);
        await (await Renew(elsewhere.Client, elsewhere.RefreshToken)).ShouldBeProblem(401, "session_ended");
        await fixture.Broker.Hear<SignInNumberRemoved>(f => f.PersonId == one.PersonId);
        var last = (await one.Client.Items("/v1/me/sign-in/numbers")).ShouldHaveSingleItem().Id();
        var own = await fixture.MyCode(one.Client);
        await (await one.Client.SendWith(HttpMethod.Post, $"/v1/me/sign-in/numbers/{last}/removal", new { own.ChallengeId, own.Code }))
            .ShouldBeProblem(409, "last_number");
    }

    [Fact]
    public async Task Two_records_on_paper_with_different_numbers_are_not_joined_without_their_owners()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var (one, other) = (NewPhone(), NewPhone());
        var first = await coordinator.Register(AtBashy, NewWord(), one);
        var second = await coordinator.Register(AtBashy, NewWord(), other);

        (await coordinator.Merge(first, second)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        (await fixture.SignIn(one)).PersonId.ShouldBe(first);
        (await fixture.SignIn(other)).PersonId.ShouldBe(second);
    }

    [Fact]
    public async Task A_record_that_became_an_account_meanwhile_is_not_joined_unasked()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var (woman, _) = await Account();
        var paper = await coordinator.Register(AtBashy, NewWord());
        var merge = (await (await coordinator.Merge(paper, woman.PersonId)).Json()).Id();
        (await AgreeByCode(woman, merge)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await fixture.WithDb<RegistrationDb>(db =>
        {
            db.Add(Session.Start(paper, DeviceKind.Other, null, fixture.Clock.GetUtcNow()));
            return db.SaveChangesAsync();
        });

        fixture.Clock.Advance(TimeSpan.FromDays(7));

        await fixture.Eventually(async () => await fixture.StateOf(merge) == MergeState.Lapsed);
    }

    [Fact]
    public async Task A_number_that_came_unproven_with_an_earlier_merge_opens_nothing_and_is_free_for_somebody_new()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var (woman, _) = await Account();
        var number = NewPhone();
        var old = await coordinator.Register(AtBashy, NewWord(), number);
        await fixture.WithDb<RegistrationDb>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE person SET merged_into = {woman.PersonId} WHERE id = {old}"));

        var somebody = await fixture.SignIn(number);

        somebody.PersonId.ShouldNotBe(woman.PersonId);
        somebody.IsNew.ShouldBeTrue();
        (await woman.Client.Items("/v1/me/sign-in/numbers")).Single(n => n.GetProperty("phone").GetString() == number)
            .GetProperty("provenAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task No_role_is_inherited_by_a_merge_or_given_while_one_waits()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var trainer = await fixture.NewPerson(AtBashy);
        await Grant(trainer);
        var madeUp = await coordinator.Register(AtBashy, NewWord(), NewPhone());
        await (await coordinator.Merge(madeUp, trainer)).ShouldBeProblem(409, "role_held");
        var (woman, _) = await Account();
        var merge = (await (await coordinator.Merge(await coordinator.Register(AtBashy, NewWord()), woman.PersonId)).Json()).Id();

        await (await coordinator.PostCreating($"/v1/labs/{AtBashy}/roles", new { personId = woman.PersonId, role = "trainer" }))
            .ShouldBeProblem(409, "sign_in_unsettled");

        // Given past the service, or in the same moment: the merge looks again when it is due.
        (await AgreeByCode(woman, merge)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Grant(woman.PersonId);
        fixture.Clock.Advance(TimeSpan.FromDays(7));
        await fixture.Eventually(async () => await fixture.StateOf(merge) == MergeState.Lapsed);

        Task Grant(Guid person) => fixture.WithDb<RegistrationDb>(db =>
        {
            db.Add(RoleGrant.Give(person, Role.Trainer, AtBashy, null, fixture.Clock.GetUtcNow()));
            return db.SaveChangesAsync();
        });
    }

    /// <summary>A member who signed in and agreed to the platform.</summary>
    private async Task<(Device Device, string Phone)> Account()
    {
        var phone = NewPhone();
        var device = await fixture.SignIn(phone);
        await device.Client.Agree("platform");
        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
        return (device, phone);
    }

    private async Task<HttpResponseMessage> AgreeByCode(Device device, Guid merge)
    {
        var (challengeId, code) = await fixture.MyCode(device.Client);
        return await Agree(device, merge, new { challengeId, code });
    }

    private static Task<HttpResponseMessage> Agree(Device device, Guid merge, object proof) =>
        device.Client.SendWith(HttpMethod.Post, $"/v1/me/merges/{merge}/consent", proof);
}
