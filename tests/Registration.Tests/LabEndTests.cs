using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Bookings;
using CreativeLabs.Registration.Tests.Bookings;
using CreativeLabs.Support;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using static CreativeLabs.Registration.Tests.Bookings.BookingWorld;

namespace CreativeLabs.Registration.Tests;

/// <summary>Labs from their opening to their end, by the operator.</summary>
[Collection<BookingSuite>]
public sealed class LabEndTests(RegistrationFixture fixture)
{
    private readonly BookingWorld world = new(fixture);

    [Fact]
    public async Task The_operator_opens_a_lab_names_its_coordinator_and_changes_what_it_is_called()
    {
        var operators = await fixture.As("person/operator");
        var code = $"lab-{Guid.NewGuid():N}";
        var opened = await operators.PostCreating("/v1/labs", Opened(code));
        opened.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await opened.Json()).Id();
        await (await operators.PostCreating("/v1/labs", Opened(code))).ShouldBeProblem(409, "lab_code_taken");
        await (await (await fixture.As("person/at-bashy/coordinator")).PostCreating("/v1/labs", Opened("another"))).ShouldBeProblem(403);
        await (await operators.PostCreating("/v1/labs", Opened("No Code"))).ShouldBeProblem(400, "invalid_request");

        var person = await fixture.NewPerson();
        var coordinator = await fixture.As(person);
        await (await coordinator.PostCreating($"/v1/labs/{id}/memberships")).Json();
        (await operators.PostCreating($"/v1/labs/{id}/roles", new { personId = person, role = "coordinator" })).StatusCode
            .ShouldBe(HttpStatusCode.Created);
        coordinator = await fixture.As(person);
        await (await coordinator.PostCreating("/v1/events", new
        {
            labId = id, kind = "openDay", title = new { en = "Open day" }, venue = new { en = "The school's hall, which is no lab" },
            startsAt = fixture.Clock.GetUtcNow().AddDays(3), endsAt = fixture.Clock.GetUtcNow().AddDays(3).AddHours(1), capacity = 5,
        })).Json();

        var named = await (await operators.SendWith(HttpMethod.Put, $"/v1/labs/{id}/identity",
            new { name = new { en = "New name" }, region = new { en = "Naryn" }, district = new { en = "x" }, focus = new[] { "tourism" } },
            ifMatch: "*")).Json();
        (named.GetProperty("name").GetString(), named.GetProperty("focus")[0].GetString()).ShouldBe(("New name", "tourism"));
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/labs/{id}/end", ifMatch: "*")).ShouldBeProblem(403, "not_allowed");
    }

    [Fact]
    public async Task A_lab_that_ends_releases_its_bookings_and_takes_nothing_new()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab);
        var client = await world.Member(lab);
        var booking = await Booked(client, resource, At(world.Coming(), 10));
        var (operators, coordinator) = (await fixture.As("person/operator"), await fixture.As(lab.Coordinator));
        var starts = fixture.Clock.GetUtcNow().AddDays(3);
        var held = (await (await coordinator.PostCreating("/v1/events", new
        {
            labId = lab.Id, kind = "openDay", title = new { en = "x" }, venue = new { en = "x" }, startsAt = starts,
            endsAt = starts.AddHours(1), capacity = 5,
        })).Json()).Id();
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/publication", ifMatch: "*")).Json();
        await (await operators.SendWith(HttpMethod.Post, $"/v1/labs/{lab.Id}/end", ifMatch: "*")).ShouldBeProblem(409, "lab_still_needed");
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/cancellation", ifMatch: "*")).Json();

        (await (await operators.SendWith(HttpMethod.Post, $"/v1/labs/{lab.Id}/end", ifMatch: "*")).Json())
            .GetProperty("endedOn").GetString().ShouldNotBeNull();

        await world.Becomes(booking, BookingState.Released);
        (await fixture.Broker.Hear<BookingReleased>(f => f.BookingId == booking)).Cause.ShouldBe("closed");
        await (await Book(client, resource, At(world.Coming(), 12))).ShouldBeProblem(409, "lab_closed");
        await (await (await fixture.As(await fixture.NewPerson())).PostCreating($"/v1/labs/{lab.Id}/memberships"))
            .ShouldBeProblem(409, "lab_ended");
        await (await coordinator.PostCreating("/v1/events", new
        {
            labId = lab.Id, kind = "openDay", title = new { en = "x" }, venue = new { en = "x" }, startsAt = starts,
            endsAt = starts.AddHours(1), capacity = 5,
        })).ShouldBeProblem(409, "lab_ended");
        await (await operators.SendWith(HttpMethod.Post, $"/v1/labs/{lab.Id}/end", ifMatch: "*")).Json();
    }

    [Fact]
    public async Task A_revoked_role_is_told_to_the_gateway_at_once()
    {
        var lab = await world.NewLab();
        var person = await fixture.NewPerson(lab.Id);
        var coordinator = await fixture.As(lab.Coordinator);
        var grant = (await (await coordinator.PostCreating($"/v1/labs/{lab.Id}/roles", new { personId = person, role = "trainer" })).Json())
            .Id();
        var before = fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds();

        (await coordinator.DeleteAsync($"/v1/labs/{lab.Id}/roles/{grant}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var redis = fixture.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
        ((long)await redis.StringGetAsync($"roles-revoked:{person}")).ShouldBeGreaterThanOrEqualTo(before);
    }

    private static object Opened(string code) => new
    {
        code, openedIn = 2026, name = new { ky = "Талас", ru = "Талас", en = "Talas" }, region = new { en = "Talas" },
        district = new { en = "Talas" }, focus = new[] { "handicrafts" }, latitude = 42.5, longitude = 72.2,
    };
}
