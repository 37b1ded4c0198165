using System.Net;
using CreativeLabs.Registration.Tests.Programmes;
using System.Text.Json;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests.OpenCalls;

/// <summary>An open call of a test's own: strength of the idea with a weight of 3, plan with 1.</summary>
internal sealed record Call(Guid Cohort, List<Guid> Criteria, List<Guid> People, HttpClient[] Jurors);

/// <summary>What the tests of open calls build on.</summary>
internal sealed class OpenCallWorld(RegistrationFixture fixture)
{
    public static readonly object Criteria = new
    {
        criteria = new object[]
        {
            new { name = new { ky = "Ойдун күчү", ru = "Сила идеи", en = "Strength of the idea" }, weight = 3 },
            new { name = new { ky = "План", ru = "План", en = "Plan" }, weight = 1 },
        },
    };

    private readonly ProgrammeWorld world = new(fixture);

    public static async Task<(bool Revealed, int Count)> Scores(HttpClient client, Guid entry)
    {
        var seen = await client.GetJson($"/v1/applications/{entry}/scores");
        return (seen.GetProperty("revealed").GetBoolean(), seen.GetProperty("scores").GetArrayLength());
    }

    public static Task<HttpResponseMessage> Score(Call call, int juror, Guid entry, params int?[] points)
    {
        var scores = points.Select((given, i) => (given, i)).Where(p => p.given is not null)
            .Select(p => new { criterionId = call.Criteria[p.i], points = p.given });
        return call.Jurors[juror].PostCreating($"/v1/applications/{entry}/scores", new { scores });
    }

    public static Task<HttpResponseMessage> Close(HttpClient client, Call call) =>
        client.SendWith(HttpMethod.Post, $"/v1/cohorts/{call.Cohort}/open-call/closing", null, "*");

    public static Task<HttpResponseMessage> Name(HttpClient client, Guid cohort, Guid personId) =>
        client.PostCreating($"/v1/cohorts/{cohort}/jurors", new { personId });

    public async Task<Call> NewCall(int jurors)
    {
        var cohort = await world.NewCohort();
        var coordinator = await world.Coordinator();
        var announced = await (await coordinator.SendWith(HttpMethod.Put, $"/v1/cohorts/{cohort}/open-call", Criteria)).Json();
        var people = new List<Guid>();
        for (var i = 0; i < jurors; i++)
        {
            people.Add(await fixture.NewPerson(AtBashy));
            (await Name(coordinator, cohort, people[i])).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        var call = new Call(cohort, announced.GetProperty("criteria").EnumerateArray().Select(c => c.Id()).ToList(), people, []);
        return call with { Jurors = await Again(call) };
    }

    // Tokens end with the clock that a test moves.
    public Task<HttpClient[]> Again(Call call) => Task.WhenAll(call.People.Select(person => fixture.As(person)));

    public static List<JsonElement> Items(JsonElement page) => page.GetProperty("items").EnumerateArray().ToList();
}
