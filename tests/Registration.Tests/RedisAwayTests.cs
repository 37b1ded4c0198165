using System.Net;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection(RegistrationSuite.Name)]
public sealed class RedisAwayTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task Without_Redis_signing_in_is_closed_and_everything_else_goes_on()
    {
        var device = await fixture.SignIn(NewPhone());
        var (challenge, code) = await fixture.GetCode(device.Client, NewPhone());
        await fixture.Servers.StopRedis();
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
            await fixture.Servers.StartRedis();
        }

        await fixture.Eventually(async () => (await AskForCode(fixture.From(), NewPhone())).StatusCode == HttpStatusCode.Accepted);
    }
}
