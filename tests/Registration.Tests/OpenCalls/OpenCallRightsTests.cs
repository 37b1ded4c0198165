using CreativeLabs.Support;
using CreativeLabs.Registration.Tests.Programmes;
using static CreativeLabs.Registration.Tests.OpenCalls.OpenCallWorld;

namespace CreativeLabs.Registration.Tests.OpenCalls;

[Collection<ProgrammeSuite>]
public sealed class OpenCallRightsTests(RegistrationFixture fixture)
{
    private readonly ProgrammeWorld world = new(fixture);
    private readonly OpenCallWorld calls = new(fixture);

    [Fact]
    public async Task Each_operation_of_a_call_is_for_whom_it_is_for()
    {
        var call = await calls.NewCall(jurors: 1);
        var entry = await world.NewApplication(call.Cohort);
        var applicant = await world.Applicant(entry);
        var url = $"/v1/cohorts/{call.Cohort}";
        foreach (var other in (await world.Others()).Append(applicant))
        {
            await (await other.SendWith(HttpMethod.Put, $"{url}/open-call", Criteria, "*")).ShouldBeProblem(403, "not_allowed");
            await (await Close(other, call)).ShouldBeProblem(403, "not_allowed");
            await (await Name(other, call.Cohort, call.People[0])).ShouldBeProblem(403, "not_allowed");
            await (await other.DeleteAsync($"{url}/jurors/{call.People[0]}")).ShouldBeProblem(403, "not_allowed");
            await (await other.GetAsync($"{url}/jurors")).ShouldBeProblem(403, "not_allowed");
            await (await other.GetAsync($"{url}/entries")).ShouldBeProblem(403, "not_allowed");
            await (await other.GetAsync($"{url}/ranking")).ShouldBeProblem(403, "not_allowed");
            await (await other.GetAsync($"/v1/applications/{entry}/scores")).ShouldBeProblem(404, "not_found");
            await (await Score(call with { Jurors = [other] }, 0, entry, 1, 1)).ShouldBeProblem(404, "not_found");
        }

        var coordinator = await world.Coordinator();
        await (await coordinator.GetAsync($"{url}/entries")).ShouldBeProblem(403, "not_allowed");
        await (await Score(call with { Jurors = [coordinator] }, 0, entry, 1, 1)).ShouldBeProblem(404, "not_found");
        foreach (var path in new[] { $"{url}/jurors", $"{url}/entries", $"{url}/ranking", $"/v1/applications/{entry}/scores",
            "/v1/me/juries" })
        {
            await (await fixture.Anonymous().GetAsync(path)).ShouldBeProblem(401);
        }

        (await fixture.Anonymous("ru").GetJson($"{url}/open-call")).GetProperty("criteria")[0].GetProperty("name").GetString()
            .ShouldBe("Сила идеи");
    }

    [Fact]
    public async Task Scores_and_criteria_that_make_no_sense_are_refused()
    {
        var call = await calls.NewCall(jurors: 1);
        var entry = await world.NewApplication(call.Cohort);
        var (known, url) = (call.Criteria[0], $"/v1/applications/{entry}/scores");
        object[] broken =
        [
            new { }, new { scores = (object?)null }, new { scores = Array.Empty<object>() }, new { scores = new object?[] { null } },
            new { scores = new object?[] { null, null } },
            new { scores = new[] { new { criterionId = known, points = 11 } } },
            new { scores = new[] { new { criterionId = known, points = -1 } } },
            new { scores = new[] { new { criterionId = Guid.CreateVersion7(), points = 5 } } },
            new { scores = new[] { new { criterionId = known, points = 5 }, new { criterionId = known, points = 6 } } },
        ];
        foreach (var body in broken)
        {
            await (await call.Jurors[0].PostCreating(url, body)).ShouldBeProblem(400);
        }

        var coordinator = await world.Coordinator();
        object[] criteria =
        [
            new { criteria = Array.Empty<object>() }, new { criteria = new object?[] { null } },
            new { criteria = new[] { new { name = new { en = "x" }, weight = 0 } } },
            new { criteria = new[] { new { name = new { en = " " }, weight = 1 } } },
            new { criteria = Enumerable.Repeat(new { name = new { en = "x" }, weight = 1 }, 11) },
        ];
        foreach (var body in criteria)
        {
            await (await coordinator.SendWith(HttpMethod.Put, $"/v1/cohorts/{call.Cohort}/open-call", body, "*")).ShouldBeProblem(400);
        }
    }
}
