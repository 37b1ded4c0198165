using System.Net;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.GuardianSteps;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>What guardians sign at the lab.</summary>
[Collection<PeopleSuite>]
public sealed class GuardianPaperTests(RegistrationFixture fixture)
{
    private static readonly string Lab = $"/v1/labs/{AtBashy}/memberships";

    [Fact]
    public async Task A_coordinator_records_a_paper_for_a_girl_who_shows_her_slip()
    {
        var girl = await fixture.Girl();
        var coordinator = await fixture.Coordinator();
        var slip = await Slip(girl);

        var recorded = await coordinator.PostCreating(PaperUrl, OnPaper(slip.ToLowerInvariant().Replace('-', '\u2011')));

        recorded.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await girl.PostCreating(Lab)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var acted = (await girl.Items("/v1/me/assisted-actions")).ShouldHaveSingleItem();
        acted.GetProperty("act").GetString().ShouldBe("guardianConsentGiven");
        acted.GetProperty("reason").GetString().ShouldBe("Апасы өзү келди");
        await (await coordinator.PostCreating(PaperUrl, OnPaper(slip, "father"))).ShouldBeProblem(409, "guardian_slip_not_valid");
    }

    [Fact]
    public async Task Of_two_who_were_shown_one_slip_one_records()
    {
        var girl = await fixture.Girl();
        var slip = await Slip(girl);
        var coordinator = await fixture.Coordinator();

        var answers = await Task.WhenAll(
            new[] { "mother", "father", "guardian" }.Select(r => coordinator.PostCreating(PaperUrl, OnPaper(slip, r))));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        (await girl.Items(Consents)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_slip_is_good_for_seven_days_and_until_the_next()
    {
        var girl = await fixture.Girl();
        var first = await Slip(girl);
        var second = await Slip(girl);
        var coordinator = await fixture.Coordinator();
        await (await coordinator.PostCreating(PaperUrl, OnPaper(first))).ShouldBeProblem(409, "guardian_slip_not_valid");

        await fixture.WithDb<RegistrationDb>(async db =>
        {
            var id = await IdOf(girl);
            await db.GuardianSlips.Where(s => s.PersonId == id)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.ExpiresAt, fixture.Clock.GetUtcNow()));
        });
        await (await coordinator.PostCreating(PaperUrl, OnPaper(second))).ShouldBeProblem(409, "guardian_slip_not_valid");
    }

    [Fact]
    public async Task Without_a_slip_a_coordinator_reaches_members_of_her_lab_only()
    {
        var girl = await fixture.Girl();
        var coordinator = await fixture.Coordinator();
        await (await coordinator.PostCreating(PaperUrl, OnPaper(personId: await IdOf(girl)))).ShouldBeProblem(404, "not_found");
        await (await coordinator.PostCreating(PaperUrl, OnPaper())).ShouldBeProblem(400, "invalid_request");
        await (await coordinator.PostCreating(PaperUrl, OnPaper("AAAA-BBBB", personId: await IdOf(girl))))
            .ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task A_girl_who_is_registered_at_the_lab_comes_with_what_her_guardian_signed()
    {
        var coordinator = await fixture.Coordinator();
        var year = fixture.Clock.GetUtcNow().Year - 13;
        var url = $"/v1/labs/{AtBashy}/people";
        await (await coordinator.PostCreating(url, AWoman(NewWord(), birthYear: year))).ShouldBeProblem(409, "guardian_consent_needed");

        var girl = new
        {
            name = NewWord(), language = "ky", textVersion = "2026-01", reason = "Апасы менен келди", birthYear = year,
            guardian = new { name = "Гүлнара Асанова", relation = "mother", textVersion = "2026-01" },
        };
        var person = (await (await coordinator.PostCreating(url, girl)).Json()).Id("personId");

        var consent = (await coordinator.Items($"/v1/people/{person}/guardian-consents")).ShouldHaveSingleItem();
        consent.GetProperty("name").GetString().ShouldBe("Гүлнара Асанова");
        consent.GetProperty("way").GetString().ShouldBe("paper");
        (await fixture.WithDb<RegistrationDb, int>(db => db.StaffReads.CountAsync(r => r.PersonId == person && r.What == "guardian")))
            .ShouldBe(1);
    }
}
