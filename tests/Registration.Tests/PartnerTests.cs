using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<SignInSuite>]
public sealed class PartnerTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task A_token_names_the_partner_its_scopes_and_labs_and_no_person()
    {
        var (id, secret) = await NewPartner("impact:read", "events:read");

        var answer = await (await Ask(id, secret)).Json();

        answer.GetProperty("token_type").GetString().ShouldBe("Bearer");
        answer.GetProperty("expires_in").GetInt32().ShouldBe(600);
        answer.GetProperty("scope").GetString().ShouldBe("impact:read events:read");
        var token = new JsonWebTokenHandler().ReadJsonWebToken(answer.GetProperty("access_token").GetString());
        (token.Alg, token.Typ, token.Subject).ShouldBe(("ES256", AccessTokens.Type, id.ToString()));
        token.GetClaim("client_id").Value.ShouldBe(id.ToString());
        token.GetClaim("scope").Value.ShouldBe("impact:read events:read");
        token.Claims.Where(c => c.Type == "lab").Select(c => c.Value).ShouldBe([AtBashy.ToString(), Kochkor.ToString()]);
        token.Claims.Select(c => c.Type).ShouldNotContain(type => type == "sid" || type == "role");
        (token.ValidTo - token.IssuedAt).ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task It_is_nobody_where_a_person_is_asked_for()
    {
        var (id, secret) = await NewPartner("impact:read");
        var token = (await (await Ask(id, secret)).Json()).GetProperty("access_token").GetString();
        var client = fixture.From();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        foreach (var url in new[] { "/v1/me/profile", "/v1/me/sessions", "/v1/partners", "/v1/me/places", $"/v1/labs/{AtBashy}/members" })
        {
            await (await client.GetAsync(url)).ShouldBeProblem(403);
        }

        await (await client.PostCreating("/v1/me/erasure")).ShouldBeProblem(403);
        (await client.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_may_name_itself_by_Basic_and_ask_for_less()
    {
        var (id, secret) = await NewPartner("impact:read", "events:read");
        var basic = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));

        var answer = await (await Send(basic, ("grant_type", "client_credentials"), ("scope", "impact:read"))).Json();

        answer.GetProperty("scope").GetString().ShouldBe("impact:read");
    }

    [Fact]
    public async Task Refusals_are_as_the_RFC_has_them()
    {
        var (id, secret) = await NewPartner("impact:read");
        var wrong = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:cls_wrong")));
        (string, string)[] right = [("grant_type", "client_credentials"), ("client_id", $"{id}"), ("client_secret", secret)];

        await ShouldBe(await Send(null, right[1..]), 400, "invalid_request");
        await ShouldBe(await Send(null, [.. right, ("scope", "impact:read"), ("scope", "impact:read")]), 400, "invalid_request");
        await ShouldBe(await Send(null, right[..1]), 400, "invalid_request");
        await ShouldBe(await Send(wrong, right), 400, "invalid_request");
        await ShouldBe(await Send(null, [("grant_type", "password"), .. right[1..]]), 400, "unsupported_grant_type");
        await ShouldBe(await Send(null, [.. right, ("scope", "events:read")]), 400, "invalid_scope");
        await ShouldBe(await Send(null, [.. right[..2], ("client_secret", "cls_wrong")]), 401, "invalid_client");
        await ShouldBe(await Send(null, [right[0], ("client_id", $"{Guid.CreateVersion7()}"), right[2]]), 401, "invalid_client");
        var basic = await Send(wrong, right[..1]);
        basic.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Basic");
        await ShouldBe(basic, 401, "invalid_client");
    }

    [Fact]
    public async Task Two_secrets_are_valid_while_one_replaces_the_other_and_never_three()
    {
        var (id, first) = await NewPartner("impact:read");
        var desk = await fixture.As("person/operator");

        var many = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => desk.SendWith(HttpMethod.Post, $"/v1/partners/{id}/secrets")));

        var second = await many.Single(answer => answer.IsSuccessStatusCode).Json();
        foreach (var secret in new[] { first, second.GetProperty("clientSecret").GetString()! })
        {
            await (await Ask(id, secret)).Json();
        }

        var valid = (await desk.GetJson($"/v1/partners/{id}")).GetProperty("secrets").EnumerateArray().Select(s => s.Id()).ToList();
        valid.Count.ShouldBe(2);
        (await desk.DeleteAsync($"/v1/partners/{id}/secrets/{valid.Single(s => s != second.Id())}")).StatusCode.ShouldBe(
            HttpStatusCode.NoContent);
        await ShouldBe(await Ask(id, first), 401, "invalid_client");
        await (await Ask(id, second.GetProperty("clientSecret").GetString()!)).Json();
    }

    [Fact]
    public async Task A_secret_is_kept_nowhere()
    {
        var (id, secret) = await NewPartner("impact:read");
        await (await Ask(id, secret)).Json();

        var dump = await fixture.DumpDatabase();

        dump.ShouldContain(id.ToString());
        dump.ShouldNotContain(secret);
        dump.ShouldNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)));
        fixture.Log.All.ShouldNotContain(secret);
        (await (await fixture.As("person/operator")).GetJson($"/v1/partners/{id}")).ToString().ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_partner_that_is_revoked_gets_no_token_and_the_gateway_hears_of_it()
    {
        var (id, secret) = await NewPartner("impact:read");
        var desk = await fixture.As("person/operator");

        await (await desk.PostSeen($"/v1/partners/{id}/revocation")).Json();

        await ShouldBe(await Ask(id, secret), 401, "invalid_client");
        (await fixture.DumpRedis()).ShouldContain($"revoked:{id}");
        await (await desk.SendWith(HttpMethod.Post, $"/v1/partners/{id}/secrets")).ShouldBeProblem(409, "partner_revoked");
        await (await desk.SendWith(HttpMethod.Put, $"/v1/partners/{id}", Plan("impact:read"), ifMatch: "*"))
            .ShouldBeProblem(409, "partner_revoked");
    }

    [Fact]
    public async Task What_it_may_do_is_changed_for_the_next_token()
    {
        var (id, secret) = await NewPartner("impact:read");
        var desk = await fixture.As("person/operator");

        await (await desk.Change($"/v1/partners/{id}", Plan("webhooks:manage"))).Json();

        (await (await Ask(id, secret)).Json()).GetProperty("scope").GetString().ShouldBe("webhooks:manage");
        await (await desk.PostCreating("/v1/partners", Plan("everything"))).ShouldBeProblem(400);
        await (await desk.PostCreating("/v1/partners",
            new { name = new { ky = "x" }, scopes = new[] { "impact:read" }, labs = new[] { Guid.CreateVersion7() } }))
            .ShouldBeProblem(400);
    }

    private static object Plan(params string[] scopes) =>
        new
        {
            name = new { ky = "Өнүктүрүү уюму", ru = "Организация развития", en = "Development organisation" }, scopes,
            labs = new[] { AtBashy, Kochkor }
        };

    private async Task<(Guid Id, string Secret)> NewPartner(params string[] scopes)
    {
        var desk = await fixture.As("person/operator");
        var id = (await (await desk.PostCreating("/v1/partners", Plan(scopes))).Json()).Id();
        var secret = await (await desk.SendWith(HttpMethod.Post, $"/v1/partners/{id}/secrets")).Json();
        secret.Id("clientId").ShouldBe(id);
        return (id, secret.GetProperty("clientSecret").GetString()!);
    }

    private Task<HttpResponseMessage> Ask(Guid id, string secret) =>
        Send(null, ("grant_type", "client_credentials"), ("client_id", $"{id}"), ("client_secret", secret));

    private async Task<HttpResponseMessage> Send(AuthenticationHeaderValue? authorization, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token")
        {
            Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Authorization = authorization;
        return await fixture.From().SendAsync(request);
    }

    private static async Task ShouldBe(HttpResponseMessage response, int status, string error)
    {
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        response.Headers.CacheControl?.NoStore.ShouldBeTrue();
        JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("error").GetString()
            .ShouldBe(error);
    }
}
