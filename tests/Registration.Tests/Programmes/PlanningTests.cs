using System.Net;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.Programmes.ProgrammeWorld;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests.Programmes;

[Collection<ProgrammeSuite>]
public sealed class PlanningTests(RegistrationFixture fixture)
{
    private static readonly object Title = new { ky = "Кийиз мектеби", ru = "Школа войлока", en = "Felt school" };
    private static readonly object Summary = new { ky = "Кийиз жасоо.", ru = "Учимся валять.", en = "Learning to felt." };

    private readonly ProgrammeWorld world = new(fixture);

    [Fact]
    public async Task A_coordinator_creates_a_programme_in_three_languages_and_plans_a_cohort()
    {
        var coordinator = await world.Coordinator("ky");
        var created = await coordinator.PostCreating("/v1/programmes", Programme("felt-school"));
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await created.Json()).Id();
        await (await coordinator.PostCreating("/v1/programmes", Programme("felt-school"))).ShouldBeProblem(409, "slug_taken");

        var planned = await coordinator.PostCreating($"/v1/programmes/{id}/cohorts", Cohort());

        planned.StatusCode.ShouldBe(HttpStatusCode.Created);
        var cohort = (await planned.Json()).Id();
        var seen = await fixture.Anonymous("ru").GetAsync($"/v1/programmes/{id}");
        (await seen.Json()).GetProperty("title").GetString().ShouldBe("Школа войлока");
        (await seen.Json()).GetProperty("cohorts").EnumerateArray().ShouldHaveSingleItem().Id().ShouldBe(cohort);
        seen.Version().ShouldBe(created.Version());
        (await world.NewApplication(cohort)).ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task A_programme_is_changed_by_the_coordinator_of_its_lab_or_else_an_operator()
    {
        var coordinator = await world.Coordinator();
        var created = await coordinator.PostCreating("/v1/programmes", Programme($"felt-{Guid.NewGuid():N}"));
        var id = (await created.Json()).Id();
        var change = new { track = "tourism", title = new { en = "Felt and travel" }, summary = Summary };

        foreach (var other in await world.Others())
        {
            await (await Put(other, $"/v1/programmes/{id}", change, "*")).ShouldBeProblem(403, "not_allowed");
        }

        await (await Put(coordinator, $"/v1/programmes/{id}", change, null)).ShouldBeProblem(428, "version_required");
        await (await Put(coordinator, $"/v1/programmes/{id}", change, "\"5\"")).ShouldBeProblem(412, "stale_version");
        var changed = await Put(coordinator, $"/v1/programmes/{id}", change, created.Headers.ETag!.Tag);
        (await changed.Json()).GetProperty("title").GetString().ShouldBe("Felt and travel");

        await (await Put(coordinator, $"/v1/programmes/{Handicraft}", change, "*")).ShouldBeProblem(403, "not_allowed");
        await (await Put(await fixture.As("person/operator"), $"/v1/programmes/{Handicraft}", change, "\"5\""))
            .ShouldBeProblem(412, "stale_version");
        await (await Put(coordinator, $"/v1/programmes/{Guid.CreateVersion7()}", change, "*")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task Only_the_labs_own_coordinator_creates_and_plans_for_it()
    {
        foreach (var other in await world.Others())
        {
            await (await other.PostCreating("/v1/programmes", Programme("not-mine"))).ShouldBeProblem(403, "not_allowed");
            await (await other.PostCreating($"/v1/programmes/{Handicraft}/cohorts", Cohort())).ShouldBeProblem(403, "not_allowed");
            await (await Put(other, $"/v1/cohorts/{CohortAtBashy}", Days(), "*")).ShouldBeProblem(403, "not_allowed");
        }

        await (await fixture.Anonymous().PostCreating("/v1/programmes", Programme("nobody"))).ShouldBeProblem(401);
        await (await (await world.Coordinator()).PostCreating($"/v1/programmes/{Guid.CreateVersion7()}/cohorts", Cohort()))
            .ShouldBeProblem(404, "not_found");
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Felt-School")]
    [InlineData("felt school")]
    [InlineData("-felt")]
    [InlineData("кийиз")]
    [InlineData("felt-school\n")]
    public async Task A_short_name_of_another_form_is_refused(string slug) =>
        await (await (await world.Coordinator()).PostCreating("/v1/programmes", Programme(slug))).ShouldBeProblem(400, "invalid_request");

    [Theory]
    [InlineData(10, 9, 20, 5)]
    [InlineData(10, 20, 19, 5)]
    [InlineData(-1, 20, 30, 5)]
    [InlineData(10, 20, 2000, 5)]
    [InlineData(10, 20, 30, 0)]
    [InlineData(10, 20, 30, 501)]
    public async Task Days_out_of_order_or_reach_are_refused(int applyBy, int startsOn, int endsOn, int places)
    {
        var cohort = new
        {
            labId = AtBashy, applyBy = world.Today.AddDays(applyBy), startsOn = world.Today.AddDays(startsOn),
            endsOn = world.Today.AddDays(endsOn), places
        };
        await (await (await world.Coordinator()).PostCreating($"/v1/programmes/{Handicraft}/cohorts", cohort))
            .ShouldBeProblem(400, "invalid_request");
        var extreme = new
        {
            labId = AtBashy, applyBy = DateOnly.MinValue, startsOn = DateOnly.MaxValue,
            endsOn = DateOnly.MaxValue, places
        };
        await (await (await world.Coordinator()).PostCreating($"/v1/programmes/{Handicraft}/cohorts", extreme))
            .ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task A_cohort_never_has_fewer_places_than_were_given()
    {
        var cohort = await world.NewCohort(places: 3);
        await world.Admitted(cohort);
        await world.Admitted(cohort);
        var coordinator = await world.Coordinator();
        var seen = (await coordinator.GetAsync($"/v1/cohorts/{cohort}")).Headers.ETag!.Tag;

        (await (await Put(coordinator, $"/v1/cohorts/{cohort}", Days(places: 1), seen)).ShouldBeProblem(409, "places_already_given"))
            .GetProperty("admitted").GetInt32().ShouldBe(2);
        await (await Put(coordinator, $"/v1/cohorts/{cohort}", Days(places: 2), "\"1\"")).ShouldBeProblem(412, "stale_version");
        (await (await Put(coordinator, $"/v1/cohorts/{cohort}", Days(places: 2), seen)).Json()).GetProperty("placesLeft").GetInt32()
            .ShouldBe(0);
    }

    [Fact]
    public async Task Fewer_places_and_admissions_at_once_agree()
    {
        var cohort = await world.NewCohort(places: 8);
        var applications = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            applications.Add(await world.NewApplication(cohort));
        }

        var coordinator = await world.Coordinator();
        var admissions = Task.WhenAll(applications.Select(id => Decide(coordinator, id, new { outcome = "admitted" }, "\"1\"")));
        for (var i = 0; i < 10; i++)
        {
            var answer = await Put(coordinator, $"/v1/cohorts/{cohort}", Days(places: 3), "*");
            ((int)answer.StatusCode).ShouldBeOneOf(200, 409, 412);
        }

        foreach (var refused in (await admissions).Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            await refused.ShouldBeProblem(409);
        }

        var (counted, had) = await world.Places(cohort);
        counted.ShouldBe(had);
        (await coordinator.GetJson($"/v1/cohorts/{cohort}")).GetProperty("placesLeft").GetInt32().ShouldBeGreaterThanOrEqualTo(0);
    }

    private static Task<HttpResponseMessage> Put(HttpClient client, string url, object body, string? ifMatch) =>
        client.SendWith(HttpMethod.Put, url, body, ifMatch);

    private static object Programme(string slug) => new { labId = AtBashy, slug, track = "handicrafts", title = Title, summary = Summary };

    private object Cohort() =>
        new
        {
            labId = AtBashy, applyBy = world.Today.AddDays(20), startsOn = world.Today.AddDays(30), endsOn = world.Today.AddDays(60),
            places = 12
        };

    private object Days(int places = 5) =>
        new { applyBy = world.Today.AddDays(20), startsOn = world.Today.AddDays(30), endsOn = world.Today.AddDays(60), places };
}
