using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<SignInSuite>]
public sealed class SigningInTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task The_first_right_code_of_a_number_makes_a_person_and_tells_it()
    {
        var device = await fixture.SignIn(NewPhone(), language: "ru");

        device.IsNew.ShouldBeTrue();
        var registered = await fixture.Broker.Hear<PersonRegistered>(f => f.PersonId == device.PersonId);
        registered.Language.ShouldBe("ru");
        (await device.Client.GetJson("/v1/me/profile")).Id("personId").ShouldBe(device.PersonId);
    }

    [Fact]
    public async Task The_same_number_written_otherwise_is_the_same_person()
    {
        var phone = NewPhone();
        var first = await fixture.SignIn(phone, address: "10.1.1.1");
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));

        var second = await fixture.SignIn("0" + phone[4..], address: "10.1.1.1");

        second.PersonId.ShouldBe(first.PersonId);
    }

    [Fact]
    public async Task Two_codes_of_a_new_number_redeemed_at_once_make_one_person()
    {
        var phone = NewPhone();
        var client = fixture.From();
        var first = await fixture.GetCode(client, phone);
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        var second = await fixture.GetCode(client, phone);

        var answers = await Task.WhenAll(Redeem(client, first.Challenge, first.Code), Redeem(client, second.Challenge, second.Code));

        var people = await Task.WhenAll(answers.Select(async a => (await a.Json()).Id("personId")));
        people[0].ShouldBe(people[1]);
        fixture.Broker.Heard<PersonRegistered>(f => f.PersonId == people[0]).Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_known_and_an_unknown_number_get_the_same_answer()
    {
        var known = NewPhone();
        await fixture.SignIn(known, address: "10.9.9.9");
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));

        var client = fixture.From();
        var answers = await Task.WhenAll(AskForCode(client, known), AskForCode(client, NewPhone()));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Accepted);
        var bodies = await Task.WhenAll(answers.Select(a => a.Json()));
        bodies.ShouldAllBe(b => b.EnumerateObject().Count() == 2 && b.GetProperty("expiresInSeconds").GetInt32() == 300);
        answers[0].Headers.Select(h => h.Key).ShouldBe(answers[1].Headers.Select(h => h.Key));
    }

    [Fact]
    public async Task Asking_for_a_code_makes_no_person()
    {
        var before = await fixture.WithDb<RegistrationDb, int>(db => db.People.CountAsync());

        await fixture.GetCode(fixture.From(), NewPhone());

        (await fixture.WithDb<RegistrationDb, int>(db => db.People.CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task The_sms_goes_out_sealed_in_the_language_asked_for()
    {
        var phone = NewPhone();
        var client = fixture.From(language: "ky");
        var challenge = (await (await AskForCode(client, phone)).Json()).Id("challengeId");

        var issued = await fixture.Broker.Hear<SignInCodeIssued>(f => f.ChallengeId == challenge);

        issued.Language.ShouldBe("ky");
        Sealed.OpenText(fixture.TransportOf(challenge)!, issued.SealedPhone, challenge.ToString()).ShouldBe(phone);
        fixture.Open(issued).ShouldMatch(@"\A[0-9]{6}\z");
    }

    [Fact]
    public async Task A_landline_or_what_is_no_number_gets_no_code()
    {
        foreach (var phone in new[] { "+996 3522 12345", "+49 30 123456", "call me" })
        {
            var problem = await (await AskForCode(fixture.From(), phone)).ShouldBeProblem(400, "invalid_request");
            problem.GetProperty("errors").GetProperty("phone")[0].GetString()!.ShouldNotContain(phone);
        }
    }

    [Fact]
    public async Task A_code_is_good_for_one_sign_in()
    {
        var client = fixture.From();
        var (challenge, code) = await fixture.GetCode(client, NewPhone());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Redeem(client, challenge, code)));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            await refused.ShouldBeProblem(401, "code_not_valid");
        }
    }

    [Fact]
    public async Task Four_wrong_tries_leave_one_right_one()
    {
        var client = fixture.From();
        var (challenge, code) = await fixture.GetCode(client, NewPhone());
        foreach (var wrong in Wrong(code).Take(4))
        {
            await (await Redeem(client, challenge, wrong)).ShouldBeProblem(401, "code_not_valid");
        }

        (await Redeem(client, challenge, code)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task After_fifty_parallel_wrong_tries_the_right_code_is_worthless()
    {
        var client = fixture.From();
        var (challenge, code) = await fixture.GetCode(client, NewPhone());
        await Task.WhenAll(Wrong(code).Take(50).Select(wrong => Redeem(client, challenge, wrong)));
        await (await Redeem(client, challenge, code)).ShouldBeProblem(401, "code_not_valid");
    }

    [Fact]
    public async Task Of_fifty_parallel_tries_at_most_five_are_looked_at()
    {
        var client = fixture.From();
        var (challenge, code) = await fixture.GetCode(client, NewPhone());
        var tries = Wrong(code).Take(49).ToList();
        tries.Insert(30, code);

        var before = await Evaluated();
        await Task.WhenAll(tries.Select(attempt => Redeem(client, challenge, attempt)));

        (await Evaluated() - before).ShouldBeInRange(1, 5);

        // Each try that is looked at is one HINCRBY inside the script; Redis counts them.
        async Task<long> Evaluated()
        {
            var redis = (StackExchange.Redis.IConnectionMultiplexer)fixture.Services.GetService(
                typeof(StackExchange.Redis.IConnectionMultiplexer))!;
            var text = (await redis.GetDatabase().ScriptEvaluateAsync("return redis.call('INFO', 'commandstats')")).ToString()!;
            var line = text.Split("\r\n").FirstOrDefault(l => l.StartsWith("cmdstat_hincrby:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split("calls=")[1].Split(',')[0]);
        }
    }

    [Fact]
    public async Task A_code_expires_after_five_minutes()
    {
        var client = fixture.From();
        var (challenge, code) = await fixture.GetCode(client, NewPhone());
        fixture.Clock.Advance(TimeSpan.FromMinutes(5));

        await (await Redeem(client, challenge, code)).ShouldBeProblem(401, "code_not_valid");
    }

    [Fact]
    public async Task A_code_opens_only_its_own_challenge()
    {
        var client = fixture.From();
        var (_, code) = await fixture.GetCode(client, NewPhone());
        var (other, otherCode) = await fixture.GetCode(client, NewPhone());

        if (code != otherCode)
        {
            await (await Redeem(client, other, code)).ShouldBeProblem(401, "code_not_valid");
        }

        await (await Redeem(client, Guid.CreateVersion7(), code)).ShouldBeProblem(401, "code_not_valid");
    }

    private static IEnumerable<string> Wrong(string code) =>
        Enumerable.Range(0, 1_000_000).Select(n => n.ToString("D6", System.Globalization.CultureInfo.InvariantCulture))
            .Where(other => other != code);
}
