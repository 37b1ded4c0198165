using System.Net;

namespace CreativeLabs.EndToEnd;

/// <summary>Whoever reaches a service past the gateway, with whatever address it says it has, is not answered.</summary>
[Collection(SharedDeskPlatform.Name)]
public sealed class OnlyThroughTheGateway(DeskPlatform host)
{
    [Theory]
    [InlineData("registration", "/v1/labs")]
    [InlineData("training", "/v1/courses")]
    [InlineData("mentoring", "/v1/mentors")]
    [InlineData("marketplace", "/v1/listings")]
    [InlineData("notifications", "/v1/me/inbox")]
    public async Task A_service_answers_the_gateway_and_refuses_who_asks_it_directly(string service, string path)
    {
        using var client = new HttpClient { BaseAddress = await host.Address(service) };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        (await client.GetAsync(new Uri("/health", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var direct = await client.GetAsync(new Uri(path, UriKind.Relative));
        direct.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await direct.Content.ReadAsStringAsync()).ShouldContain("not_through_gateway");

        using var platform = host.Platform();
        (await platform.Gateway.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldNotBe(HttpStatusCode.Forbidden);
    }
}
