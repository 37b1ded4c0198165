using System.Net;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<SignInSuite>]
public sealed class CodeLimitTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task Another_code_is_sent_after_thirty_seconds_and_not_before()
    {
        var phone = NewPhone();
        var client = fixture.From();
        (await AskForCode(client, phone)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        var tooSoon = await AskForCode(client, phone);

        await tooSoon.ShouldBeProblem(429, "too_many_requests");
        tooSoon.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 30);
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        (await AskForCode(client, phone)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Fifty_parallel_requests_for_one_number_send_one_code()
    {
        var phone = NewPhone();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskForCode(fixture.From(), phone)));

        answers.Count(a => a.StatusCode == HttpStatusCode.Accepted)
            .ShouldBe(1, string.Join(", ", answers.Select(a => a.StatusCode).Distinct()));
    }

    [Fact]
    public async Task A_number_gets_ten_codes_a_day_from_whatever_address_and_its_owner_still_gets_in()
    {
        await AtTheStartOfADay();
        var phone = NewPhone();
        await fixture.SignIn(phone, address: "10.20.30.40");
        for (var i = 0; i < 9; i++)
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(31));
            (await AskForCode(fixture.From(), phone)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        await (await AskForCode(fixture.From(), phone)).ShouldBeProblem(429, "too_many_requests");

        // She has signed in from her own network before, where the flood does not count.
        (await fixture.SignIn(phone, address: "10.20.30.41")).IsNew.ShouldBeTrue();
        fixture.Clock.Advance(TimeSpan.FromDays(1));
        (await AskForCode(fixture.From(), phone)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task An_address_gets_sixty_codes_an_hour()
    {
        await AtTheStartOfADay();
        var client = fixture.From("192.0.2.7");
        for (var i = 0; i < 60; i++)
        {
            (await AskForCode(client, NewPhone())).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        var refused = await AskForCode(client, NewPhone());

        await refused.ShouldBeProblem(429, "too_many_requests");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(1));
        (await AskForCode(fixture.From("192.0.2.8"), NewPhone())).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    // Windows are of the clock: a test that fills one begins at its beginning.
    private Task AtTheStartOfADay()
    {
        var now = fixture.Clock.GetUtcNow();
        fixture.Clock.Advance(now.Date.AddDays(1).AddMinutes(1) - now.UtcDateTime);
        return Task.CompletedTask;
    }
}
