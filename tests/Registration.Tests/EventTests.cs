using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.EventDesk;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<EventSuite>]
public sealed class EventTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task A_draft_is_the_coordinators_alone_until_it_is_published()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var planned = await coordinator.PostCreating("/v1/events",
            Plan(fixture, capacity: 40, support: [new { kind = "childcare", capacity = 6 }]));
        planned.StatusCode.ShouldBe(HttpStatusCode.Created);
        var url = planned.Headers.Location!.ToString();
        await (await fixture.Anonymous().GetAsync(url)).ShouldBeProblem(404, "not_found");
        await (await (await fixture.As("person/kochkor/coordinator")).GetAsync(url)).ShouldBeProblem(404, "not_found");
        (await coordinator.GetJson(url)).GetProperty("state").GetString().ShouldBe("draft");

        await (await coordinator.SendWith(HttpMethod.Post, url + "/publication")).ShouldBeProblem(428, "version_required");
        await (await coordinator.SendWith(HttpMethod.Post, url + "/publication", ifMatch: "\"9\"")).ShouldBeProblem(412, "stale_version");
        (await (await coordinator.SendWith(HttpMethod.Post, url + "/publication", ifMatch: planned.Headers.ETag!.Tag)).Json())
            .GetProperty("state").GetString().ShouldBe("published");

        var seen = await fixture.Anonymous("ru").GetJson(url);
        seen.GetProperty("title").GetString().ShouldBe("Ярмарка войлока");
        seen.GetProperty("placesLeft").GetInt32().ShouldBe(40);
        seen.GetProperty("support").EnumerateArray().ShouldHaveSingleItem().GetProperty("left").GetInt32().ShouldBe(6);
        (await fixture.Broker.Hear<EventPublished>(f => f.EventId == seen.Id())).LabId.ShouldBe(AtBashy);
    }

    [Fact]
    public async Task Only_the_labs_own_coordinator_plans()
    {
        foreach (var other in new[] { "person/kochkor/coordinator", "person/at-bashy/trainer", "person/operator" })
        {
            await (await (await fixture.As(other)).PostCreating("/v1/events", Plan(fixture))).ShouldBeProblem(403, "not_allowed");
        }

        await (await fixture.From().PostCreating("/v1/events", Plan(fixture))).ShouldBeProblem(401);
    }
}
