using System.Net;
using System.Xml.Linq;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class CredentialTests(TrainingFixture training)
{
    [Fact]
    public async Task Anyone_verifies_a_number_and_learns_no_name()
    {
        var number = await training.Complete(training.Learner(out var person));
        var answer = await training.Anonymous().GetAsync(new Uri($"/v1/credentials/{number.ToLowerInvariant()}", UriKind.Relative));
        var verified = await answer.Json();
        verified.EnumerateObject().Select(p => p.Name)
            .ShouldBe(["number", "status", "course", "track", "issuedOn", "revokedOn", "holder", "issuer", "address"]);
        verified.Text("number").ShouldBe(number);
        verified.Text("status").ShouldBe("valid");
        verified.Text("course").ShouldBe("Felt carpets: shyrdak and ala-kiyiz");
        verified.Text("issuer").ShouldBe("Women's Creative Labs");
        verified.Text("address").ShouldBe($"http://localhost:8080/credentials/{number}");
        verified.ToString().ShouldNotContain(person.ToString());
    }

    [Theory]
    [InlineData("ky", "Күбөлүк жарактуу", "Кийиз килем: шырдак жана ала кийиз")]
    [InlineData("ru", "Свидетельство действительно", "Войлочные ковры: шырдак и ала-кийиз")]
    [InlineData("en", "This credential is valid", "Felt carpets: shyrdak and ala-kiyiz")]
    public async Task The_public_page_speaks_three_languages(string language, string heading, string course)
    {
        var number = await training.Complete(training.Learner(out var person));
        var answer = await training.Anonymous().GetAsync(new Uri($"/credentials/{number}?lang={language}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain($"<html lang=\"{language}\">");
        page.ShouldContain($">{heading}</h1>");
        page.ShouldContain($">{course}</dd>");
        page.ShouldContain("name=\"viewport\"");
        page.ShouldContain($"src=\"/v1/credentials/{number}/qr.svg\"");
        page.ShouldNotContain("<script");
        page.ShouldNotContain(person.ToString());
    }

    [Fact]
    public async Task The_page_takes_the_browsers_language_when_none_is_asked_for()
    {
        var number = await training.Complete(training.Learner());
        (await training.Anonymous("ru").GetStringAsync(new Uri($"/credentials/{number}", UriKind.Relative)))
            .ShouldContain("<html lang=\"ru\">");
        (await training.Anonymous("ru").GetStringAsync(new Uri($"/credentials/{number}?lang=xx", UriKind.Relative)))
            .ShouldContain("<html lang=\"ru\">");
    }

    [Fact]
    public async Task The_picture_is_drawn_for_a_number_that_exists()
    {
        var number = await training.Complete(training.Learner());
        var answer = await training.Anonymous().GetAsync(new Uri($"/v1/credentials/{number}/qr.svg", UriKind.Relative));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Name.LocalName.ShouldBe("svg");
        await training.Anonymous().SendWith(HttpMethod.Get, "/v1/credentials/CL-2026-AAAA-AAAA/qr.svg").ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_mistyped_number_and_an_unknown_one_are_not_found()
    {
        var unknown = CredentialNumber.Draw(2019);
        await training.Anonymous().SendWith(HttpMethod.Get, $"/v1/credentials/{unknown}").ShouldBeProblem(404, "not_found");
        await training.Anonymous().SendWith(HttpMethod.Get, $"/v1/credentials/{unknown[..16]}")
            .ShouldBeProblem(404, "credential_number_mistyped");
        var url = new Uri($"/credentials/{Uri.EscapeDataString("<b>x</b>")}?lang=en", UriKind.Relative);
        await training.Anonymous().GetAsync(url).ShouldBeProblem(404, "not_found");
        var browser = training.Anonymous();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        var page = await browser.GetAsync(url);
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var html = await page.Content.ReadAsStringAsync();
        html.ShouldContain("No such credential was found");
        html.ShouldNotContain("<b>");
    }

    [Fact]
    public async Task A_revoked_credential_says_so_and_only_the_labs_coordinator_revokes()
    {
        var learner = training.Learner();
        var number = await training.Complete(learner);
        var body = new { reason = "issuedInError" };
        await learner.PostSeen($"/v1/credentials/{number}/revocation", body).ShouldBeProblem(403, "not_allowed");
        await training.CoordinatorElsewhere.PostSeen($"/v1/credentials/{number}/revocation", body)
            .ShouldBeProblem(403, "not_allowed");
        (await training.Coordinator.PostSeen($"/v1/credentials/{number}/revocation", body)).StatusCode.ShouldBe(
            HttpStatusCode.NoContent);
        (await training.Anonymous().GetJson($"/v1/credentials/{number}")).Text("status").ShouldBe("revoked");
        (await training.Anonymous().GetStringAsync(new Uri($"/credentials/{number}?lang=en", UriKind.Relative)))
            .ShouldContain("This credential was revoked");
    }

    [Fact]
    public async Task The_holder_sees_her_own_credentials()
    {
        var learner = training.Learner();
        var number = await training.Complete(learner);
        var mine = (await learner.GetJson("/v1/me/credentials")).GetProperty("items").EnumerateArray().Single();
        mine.Text("number").ShouldBe(number);
        mine.Text("qr").ShouldBe($"/v1/credentials/{number}/qr.svg");
        (await training.Learner().GetJson("/v1/me/credentials")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Revoked_by_many_at_once_it_is_revoked_and_told_once()
    {
        var number = await training.Complete(training.Learner(out var person));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            training.Coordinator.PostSeen($"/v1/credentials/{number}/revocation", new { reason = "issuedInError" })));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.NoContent);
        await training.Coordinator.PostSeen($"/v1/credentials/{number}/revocation", new { reason = "ruleNotMet" });
        var id = (await training.Broker.Hear<CredentialRevoked>(f => f.Number == number)).CredentialId;
        await training.Eventually(() =>
            training.WithDb<TrainingDb, bool>(async db => !await db.Set<OutboxRow>().AnyAsync(r => r.Key == id)));
        training.Broker.Heard<CredentialRevoked>(f => f.PersonId == person).Single().Reason.ShouldBe("issuedInError");
    }

    [Fact]
    public async Task A_new_credential_follows_a_revoked_one_and_never_a_valid_one()
    {
        var learner = training.Learner(out var person);
        var first = await training.Complete(learner);
        (await Should.ThrowAsync<DbUpdateException>(() => Reissue(person, revoke: false))).Violates(Credential.OneLive).ShouldBeTrue();
        var second = await Reissue(person, revoke: true);
        second.ShouldNotBe(first);
        (await training.Anonymous().GetJson($"/v1/credentials/{first}")).Text("status").ShouldBe("revoked");
        (await training.Anonymous().GetJson($"/v1/credentials/{second}")).Text("status").ShouldBe("valid");
        (await learner.GetJson("/v1/me/enrolments")).GetProperty("items").EnumerateArray().Single().Text("credentialNumber")
            .ShouldBe(second);
        await training.Broker.Hear<CredentialRevoked>(f => f.Number == first);
        await training.Broker.Hear<CredentialIssued>(f => f.Number == second);
    }

    private async Task<string> Reissue(Guid person, bool revoke)
    {
        await using var scope = training.Services.CreateAsyncScope();
        var (services, now) = (scope.ServiceProvider, training.Clock.GetUtcNow());
        var (own, publish) = (services.GetRequiredService<TrainingDb>(), services.GetRequiredService<IPublishEndpoint>());
        await using var transaction = await own.Database.BeginTransactionAsync();
        var enrolment = await own.Enrolments.SingleAsync(e => e.PersonId == person);
        if (revoke)
        {
            (await RevokeCredential.OfEnrolment(own, publish, enrolment.Id, RevocationReason.RuleNotMet, now, CancellationToken.None))
                .ShouldBeTrue();
        }

        var issued = await IssueCredential.Handle(
            own, publish, enrolment, await own.Courses.SingleAsync(c => c.Id == enrolment.CourseId), TrainingFixture.AtBashy, now,
            CancellationToken.None);
        await own.SaveChangesAsync();
        await transaction.CommitAsync();
        return issued.Number;
    }
}
