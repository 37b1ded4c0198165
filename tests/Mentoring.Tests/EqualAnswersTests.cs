using System.Text.RegularExpressions;
using CreativeLabs.Support;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>Nobody can tell from an answer that she was reported, is left out or was blocked: status, headers, body and the number of
/// commands to the databases are those of somebody of whom nobody said anything.</summary>
public sealed partial class EqualAnswersTests(Servers servers) : IAsyncLifetime
{
    private readonly CountingFixture fixture = new(servers);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Who_is_reported_hidden_and_blocked_gets_the_answers_of_one_who_is_not()
    {
        var (told, untold, handler) = (await Scene(), await Scene(), Guid.CreateVersion7());
        await fixture.Client(Guid.CreateVersion7(), "operator").SendWith(
            HttpMethod.Put, $"/v1/safeguarding/handlers/{handler}", new { }).Json();
        await fixture.Client(Guid.CreateVersion7()).SendWith(HttpMethod.Post, "/v1/safeguarding/reports", new
        {
            clientId = Guid.NewGuid(), what = "Коркутту", subjectKind = "person", named = new[] { told.Pair.Mentor },
        }).Json();
        var desk = fixture.Client(handler);
        var report = (await desk.GetJson("/v1/safeguarding/reports")).GetProperty("items")[0].Id();
        await desk.PostSeen($"/v1/safeguarding/reports/{report}/acknowledgement").Json();
        await desk.PostSeen($"/v1/safeguarding/reports/{report}/measures",
            new { kind = "hideProfile", personId = told.Pair.Mentor }).Json();
        await fixture.Client(told.Blocker).PutAsync($"/v1/me/blocks/{told.Pair.Mentor}", null);
        await desk.PostSeen($"/v1/safeguarding/reports/{report}/measures",
            new { kind = "blockPair", personId = told.Pair.Mentor, otherId = Guid.CreateVersion7() }).Json();

        // What was asked once warms up what is compared.
        await Answers(await Scene());
        var (hers, others) = (await Answers(told), await Answers(untold));
        hers.ShouldBe(others);
        hers.ShouldContain($"{CountingFixture.Header}=", customMessage: "nothing was counted");
    }

    [Fact]
    public async Task One_who_blocked_her_is_answered_like_one_who_does_not_exist()
    {
        var scene = await Scene();
        await fixture.Client(scene.Blocker).PutAsync($"/v1/me/blocks/{scene.Pair.Mentor}", null);
        await Asked(scene, Guid.CreateVersion7());
        (await Asked(scene, scene.Blocker)).ShouldBe(await Asked(scene, Guid.CreateVersion7()));
    }

    /// <summary>All that she can ask about another person.</summary>
    private async Task<string> Asked(Scenery scene, Guid about)
    {
        var her = fixture.Client(scene.Pair.Mentor);
        await fixture.Join(scene.Pair.Mentor, scene.Pair.Lab);
        var circle = about == scene.Blocker ? scene.Circle : Guid.CreateVersion7();
        return string.Join('\n',
        [
            await Seen(scene, her.GetAsync($"/v1/mentors/{about}")),
            await Seen(scene, her.PostCreating("/v1/mentoring-requests", new
            {
                labId = scene.Pair.Lab, topic = "felt", languages = new[] { "ky" }, preferredMentors = new[] { about },
            })),
            await Seen(scene, her.GetAsync($"/v1/mentors?labId={scene.Pair.Lab}&topic=embroidery")),
            await Seen(scene, her.GetAsync($"/v1/mentoring-circles/{circle}")),
            await Seen(scene, her.PutAsync($"/v1/me/mentoring-circles/{circle}", null)),
            await Seen(scene, her.GetAsync($"/v1/mentoring-circles/{circle}/sessions")),
            await Seen(scene, her.DeleteAsync($"/v1/me/mentoring-circles/{circle}")),
        ]);
    }

    /// <summary>Reads and changes, as she makes them on an ordinary day.</summary>
    private async Task<string> Answers(Scenery scene)
    {
        var (pair, her) = (scene.Pair, fixture.Client(scene.Pair.Mentor));
        var answers = new List<string>();
        foreach (var url in (string[])
        [
            "/v1/me/mentor-profile", $"/v1/mentors/{pair.Mentor}", $"/v1/mentors?labId={pair.Lab}", $"/v1/mentorships/{pair.Id}",
            "/v1/me/mentorships", "/v1/me/match-proposals", "/v1/me/mentoring-requests", "/v1/me/blocks", "/v1/me/mentor-applications",
            $"/v1/mentorships/{pair.Id}/sessions", $"/v1/mentorships/{pair.Id}/notes", $"/v1/mentorships/{pair.Id}/contact",
            $"/v1/mentorships/{pair.Id}/slots", $"/v1/mentorships/{pair.Id}/goals", $"/v1/mentorships/{pair.Id}/timeline",
            $"/v1/mentoring-requests/{pair.Request}", $"/v1/mentoring-circles?labId={pair.Lab}", "/v1/safeguarding/reports",
            $"/v1/mentors/{scene.Blocker}/standing", "/v1/me/booking-terms",
        ])
        {
            answers.Add($"{url[..Math.Min(18, url.Length)]} {await Seen(scene, her.GetAsync(url))}");
        }

        var starts = fixture.Clock.GetUtcNow().AddDays(3);
        answers.Add(await Seen(scene, her.PostCreating($"/v1/mentorships/{pair.Id}/notes", new { text = "Салам" })));
        answers.Add(await Seen(scene, her.PostCreating($"/v1/mentorships/{pair.Id}/sessions",
            new { startsAt = starts, minutes = 60, place = "Лаборатория" })));
        answers.Add(await Seen(scene, her.PostCreating($"/v1/mentorships/{pair.Id}/goals", new { text = "Шырдак" })));
        answers.Add(await Seen(scene, her.PostSeen($"/v1/mentorships/{pair.Id}/pause")));
        answers.Add(await Seen(scene, her.PostSeen($"/v1/mentorships/{pair.Id}/resumption")));
        answers.Add(await Seen(scene, her.PutAsync($"/v1/me/blocks/{Guid.CreateVersion7()}", null)));
        answers.Add(await Seen(scene, her.SendWith(HttpMethod.Put, "/v1/me/mentor-profile", new
        {
            topics = new[] { "leadership" }, languages = new[] { "ky", "ru" }, capacity = 4, labs = new[] { pair.Lab },
        }, "*")));
        answers.Add(await Seen(scene, her.PostSeen($"/v1/mentorships/{pair.Id}/ending", new { reason = "goal_reached" })));
        return string.Join('\n', answers);
    }

    /// <summary>All that is seen of an answer; ids that are hers and the moment are the same for all.</summary>
    private static async Task<string> Seen(Scenery scene, Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        // A moment is as long as its last figure that is no nought, and the body with it.
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Content-Length")
            .OrderBy(h => h.Key, StringComparer.Ordinal)
            .Select(h => $"{h.Key}={string.Join(',', h.Value)}");
        var text = $"{(int)answer.StatusCode} {string.Join(' ', headers)} {await answer.Content.ReadAsStringAsync()}";
        foreach (var (id, name) in new[]
        {
            (scene.Pair.Id, "mentorship"), (scene.Pair.Mentor, "mentor"), (scene.Pair.Mentee, "mentee"), (scene.Pair.Lab, "lab"),
            (scene.Pair.Request, "request"), (scene.Circle, "circle"),
        })
        {
            text = text.Replace(id.ToString(), name, StringComparison.Ordinal);
        }

        return ETags().Replace(Varying().Replace(text, "*"), "ETag=$1");
    }

    private async Task<Scenery> Scene()
    {
        var (pair, blocker) = (await fixture.Start(), Guid.CreateVersion7());
        await fixture.WriteContact(pair.Mentee, "Айгүл");
        await fixture.Client(blocker).SendWith(HttpMethod.Put, "/v1/me/mentor-profile",
            new { topics = new[] { "embroidery" }, languages = new[] { "ky" }, capacity = 3, labs = Array.Empty<Guid>() }).Json();
        await fixture.Approve(blocker, pair.Lab);
        var circle = (await fixture.Client(blocker).PostCreating("/v1/mentoring-circles", new
        {
            labId = await fixture.NewLab(), topic = "felt", title = Contracts.LocalText.Same("Кийиз"), capacity = 5,
        }).Json()).Id();
        return new Scenery(pair, blocker, circle);
    }

    /// <summary>Other ids, moments, and what a trace is called by.</summary>
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+]00:00)|\"traceId\":\"[^\"]*\""
        + "|[0-9a-f]{2}-[0-9a-f]{32}-\\S*", RegexOptions.None, 1000)]
    private static partial Regex Varying();

    /// <summary>The version in a tag; behind it is a hash of ids and moments too.</summary>
    [GeneratedRegex("ETag=\"?(\\w+)[^ ]*", RegexOptions.None, 1000)]
    private static partial Regex ETags();

    private sealed record Scenery(Started Pair, Guid Blocker, Guid Circle);
}
