using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>A service that Redis can be away for, and for no other.</summary>
public sealed class RedisAwayTests(RedisAwayTests.CutOffFixture fixture) : IClassFixture<RedisAwayTests.CutOffFixture>
{
    [Fact]
    public async Task Without_Redis_signing_in_is_closed_and_everything_else_goes_on()
    {
        await RedisIsBack();
        var device = await fixture.SignIn(NewPhone());
        var (challenge, code) = await fixture.GetCode(device.Client, NewPhone());
        fixture.Redis.GoAway();
        try
        {
            await (await AskForCode(device.Client, NewPhone())).ShouldBeProblem(503, "unavailable");
            await (await Redeem(device.Client, challenge, code)).ShouldBeProblem(503, "unavailable");

            (await device.Client.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await device.Client.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
            var renewed = (await (await Renew(device.Client, device.RefreshToken)).Json()).GetProperty("refreshToken").GetString()!;
            (await device.Client.SendWith(HttpMethod.Post, "/v1/auth/logout", new { refreshToken = renewed })).StatusCode.ShouldBe(
                HttpStatusCode.NoContent);
            await (await Renew(device.Client, renewed)).ShouldBeProblem(401, "session_ended");
        }
        finally
        {
            fixture.Redis.ComeBack();
        }

        await RedisIsBack();
    }

    [Fact]
    public async Task While_Redis_is_away_a_number_waits_to_be_told_and_is_not_lost()
    {
        var phone = NewPhone();
        var person = await fixture.NewPerson(phone: phone);
        var delivery = Guid.CreateVersion7();
        // A message that fails for good shows how long one that is not waited for is tried.
        var (poison, broken) = (Guid.NewGuid(), await fixture.NewPerson(phone: NewPhone()));
        await fixture.WithDb<RegistrationDb>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE person_vault SET phone = sha256(phone) WHERE person_id = {broken}"));
        fixture.Redis.GoAway();
        try
        {
            await fixture.Broker.Tell(new DeliveryAddressRequested(delivery, person));
            await fixture.Broker.Tell(new DeliveryAddressRequested(Guid.CreateVersion7(), broken), poison);
            await fixture.Log.Hear(line => line.StartsWith("R-FAULT", StringComparison.Ordinal)
                && line.Contains(poison.ToString(), StringComparison.Ordinal));
        }
        finally
        {
            fixture.Redis.ComeBack();
        }

        var told = await fixture.Broker.Hear<DeliveryAddressed>(f => f.DeliveryId == delivery);
        Sealed.OpenText(fixture.TransportOf(delivery)!, told.SealedPhone!, delivery.ToString()).ShouldBe(phone);
    }

    private Task RedisIsBack() =>
        fixture.Eventually(async () => (await AskForCode(fixture.From(), NewPhone())).StatusCode == HttpStatusCode.Accepted);

    public sealed class CutOffFixture(Servers servers) : RegistrationFixture(servers)
    {
        public FrontOfRedis Redis => field ??= new FrontOfRedis(RedisAddress);

        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(base.Settings, StringComparer.Ordinal) { ["ConnectionStrings:redis"] = Redis.Connection };

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Redis.DisposeAsync();
            GC.SuppressFinalize(this);
        }
    }
}
