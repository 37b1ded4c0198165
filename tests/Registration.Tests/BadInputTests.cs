using System.Net;
using System.Text;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class BadInputTests(RegistrationFixture fixture)
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{\"phone\":null}")]
    [InlineData("{\"phone\":700123456}")]
    [InlineData("{\"phone\":[\"0700123456\"]}")]
    [InlineData("{\"phone\":\"0700123456\\u0000\"}")]
    [InlineData("{\"phone\":\"\\ud800\"}")]
    [InlineData("{\"language\":\"ky\"}")]
    [InlineData("{\"phone\":\"0700123456\",\"language\":\"tlh\"}")]
    public async Task A_broken_request_for_a_code_is_answered(string body) => await Post("/v1/auth/code", body, 400);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"challengeId\":\"not-a-guid\",\"code\":\"123456\"}")]
    [InlineData("{\"challengeId\":\"01990000-0000-7000-8000-000000000000\"}")]
    [InlineData("{\"challengeId\":\"01990000-0000-7000-8000-000000000000\",\"code\":\"12345\"}")]
    [InlineData("{\"challengeId\":\"01990000-0000-7000-8000-000000000000\",\"code\":\"12345a\"}")]
    [InlineData("{\"challengeId\":\"01990000-0000-7000-8000-000000000000\",\"code\":\"١٢٣٤٥٦\"}")]
    [InlineData("{\"challengeId\":\"01990000-0000-7000-8000-000000000000\",\"code\":\"123456\",\"refreshToken\":\"x\"}")]
    [InlineData("{\"refreshToken\":\"\"}")]
    [InlineData("{\"refreshToken\":{}}")]
    public async Task A_broken_request_for_a_token_is_answered(string body) => await Post("/v1/auth/token", body, 400);

    [Theory]
    [InlineData("{\"name\":\"a\\u0000b\",\"language\":\"ky\"}")]
    [InlineData("{\"name\":\"\\udc00\",\"language\":\"ky\"}")]
    [InlineData("{\"name\":\"Айжан\",\"language\":\"ky\",\"birthYear\":99999999999}")]
    [InlineData("{\"name\":\"Айжан\",\"language\":\"ky\",\"birthYear\":\"1990\"}")]
    [InlineData("{\"name\":{\"first\":\"Айжан\"},\"language\":\"ky\"}")]
    public async Task A_broken_profile_is_answered(string body)
    {
        var client = await fixture.As(await fixture.NewPerson());
        using var request = new HttpRequestMessage(HttpMethod.Put, "/v1/me/profile") { Content = Json(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        await (await client.SendAsync(request)).ShouldBeProblem(400);
    }

    [Fact]
    public async Task Broken_bytes_and_depths_are_answered()
    {
        await Post("/v1/auth/code", new string('[', 5000), 400);
        using var invalid = new ByteArrayContent([.. "{\"phone\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        invalid.Headers.ContentType = new("application/json");
        await (await fixture.From().PostAsync("/v1/auth/code", invalid)).ShouldBeProblem(400);
        using var form = new StringContent("phone=0700123456", Encoding.UTF8, "application/x-www-form-urlencoded");
        await (await fixture.From().PostAsync("/v1/auth/code", form)).ShouldBeProblem(415);
    }

    [Theory]
    [InlineData("/v1/labs?limit=1000000")]
    [InlineData("/v1/labs?limit=0")]
    [InlineData("/v1/labs?limit=-1")]
    [InlineData("/v1/labs?limit=abc")]
    [InlineData("/v1/labs?limit=99999999999999999999")]
    [InlineData("/v1/labs?cursor=tampered")]
    [InlineData("/v1/labs?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/v1/programmes?labId=everywhere")]
    public async Task A_list_asked_for_wrongly_is_answered(string url) =>
        await (await fixture.Anonymous().GetAsync(url)).ShouldBeProblem(400);

    [Fact]
    public async Task An_unknown_state_is_answered()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        await (await coordinator.GetAsync($"/v1/cohorts/{CohortAtBashy}/applications?state=pending"))
            .ShouldBeProblem(400, "invalid_request");
    }

    [Theory]
    [InlineData("/v1/labs/not-an-id")]
    [InlineData("/v1/nowhere")]
    public async Task What_is_not_there_is_answered(string url)
    {
        var client = await fixture.As("person/operator");
        await (await client.GetAsync(url)).ShouldBeProblem(404);
    }

    [Fact]
    public async Task An_address_that_is_none_does_not_break_signing_in()
    {
        var client = fixture.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", "unknown, \u0001::, 1.2.3.4.5");
        (await AskForCode(client, NewPhone())).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await AskForCode(fixture.From("2001:db8:1:2::7"), NewPhone())).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    private async Task Post(string url, string body, int status) =>
        await (await fixture.From().PostAsync(url, Json(body))).ShouldBeProblem(status);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
