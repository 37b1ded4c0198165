using CreativeLabs.Support;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>Every route, by everyone who must not pass.</summary>
[Collection<MentoringSuite>]
public sealed class RightsTests(MentoringFixture fixture)
{
    private static readonly (string Method, string Path, object? Body)[] Routes =
    [
        ("GET", "/v1/mentors", null),
        ("GET", "/v1/mentors/MENTOR", null),
        ("GET", "/v1/me/mentor-profile", null),
        ("PUT", "/v1/me/mentor-profile", new { topics = new[] { "felt" }, languages = new[] { "ky" }, capacity = 1 }),
        ("POST", "/v1/mentoring-requests", new { labId = MentoringFixture.AtBashy, topic = "felt", languages = new[] { "ky" } }),
        ("GET", "/v1/me/mentoring-requests", null),
        ("GET", "/v1/mentoring-requests/REQUEST", null),
        ("DELETE", "/v1/mentoring-requests/REQUEST", null),
        ("POST", "/v1/match-runs", new { labId = MentoringFixture.AtBashy }),
        ("GET", "/v1/match-runs/RUN", null),
        ("POST", "/v1/match-runs/RUN/publication", null),
        ("GET", "/v1/me/match-proposals", null),
        ("POST", "/v1/match-proposals/REQUEST/answer", new { accept = true }),
        ("GET", "/v1/me/mentorships", null),
        ("GET", "/v1/mentorships/MENTORSHIP", null),
        ("POST", "/v1/mentorships/MENTORSHIP/pause", null),
        ("POST", "/v1/mentorships/MENTORSHIP/resumption", null),
        ("POST", "/v1/mentorships/MENTORSHIP/ending", new { reason = "other" }),
        ("POST", "/v1/mentorships/MENTORSHIP/notes", new { text = "note" }),
        ("GET", "/v1/mentorships/MENTORSHIP/notes", null),
        ("POST", "/v1/mentorships/MENTORSHIP/sessions", new { startsAt = DateTimeOffset.UnixEpoch, minutes = 60, place = "Lab" }),
        ("GET", "/v1/mentorships/MENTORSHIP/sessions", null),
        ("GET", "/v1/mentoring-sessions/SESSION", null),
        ("POST", "/v1/mentoring-sessions/SESSION/confirmation", null),
        ("GET", "/v1/mentoring-sessions/SESSION/calendar.ics", null),
        ("POST", "/v1/mentoring-sessions/SESSION/move",
            new { startsAt = DateTimeOffset.UnixEpoch, minutes = 60, place = "Lab" }),
        ("POST", "/v1/mentoring-sessions/SESSION/cancellation", null),
        ("POST", "/v1/mentoring-sessions/SESSION/denial", null),
        ("GET", "/v1/mentorships/MENTORSHIP/contact", null),
        ("GET", "/v1/mentoring-requests", null),
        ("POST", "/v1/mentoring-requests/REQUEST/pairing", new { mentorId = Guid.Empty, reason = "other" }),
        ("GET", "/v1/match-runs", null),
        ("GET", "/v1/match-runs/RUN/comparison?withId=0190aaaa-0000-7000-8000-000000000000", null),
        ("POST", "/v1/match-runs/RUN/undoing", null),
        ("POST", "/v1/mentoring-topics", new { code = "new-topic", name = new Contracts.LocalText("а", "а", "a") }),
        ("PUT", "/v1/mentoring-topics/CODE", new { name = new Contracts.LocalText("а", "а", "a") }),
        ("GET", "/v1/me/booking-terms", null),
        ("PUT", "/v1/me/booking-terms",
            new { slotMinutes = 60, noticeHours = 2, bufferMinutes = 15, dailyLimit = 4, horizonDays = 30 }),
        ("GET", "/v1/mentorships/MENTORSHIP/slots", null),
        ("POST", "/v1/slot-holds", new { mentorshipId = Guid.Empty, startsAt = DateTimeOffset.UnixEpoch }),
        ("DELETE", "/v1/slot-holds/SOMEBODY", null),
        ("POST", "/v1/mentorships/MENTORSHIP/goals", new { text = "goal" }),
        ("GET", "/v1/mentorships/MENTORSHIP/goals", null),
        ("GET", "/v1/mentoring-goals/CONCERN", null),
        ("PUT", "/v1/mentoring-goals/CONCERN", new { text = "goal" }),
        ("POST", "/v1/mentoring-goals/CONCERN/reaching", null),
        ("POST", "/v1/mentoring-goals/CONCERN/dropping", null),
        ("GET", "/v1/mentorships/MENTORSHIP/agreement", null),
        ("PUT", "/v1/mentorships/MENTORSHIP/agreement", new { way = "lab", everyDays = 14, endsOn = "2030-01-01" }),
        ("POST", "/v1/mentorships/MENTORSHIP/agreement/consent", null),
        ("POST", "/v1/mentorships/MENTORSHIP/feedback", new { moment = "halfTime", rating = 4 }),
        ("POST", "/v1/mentoring-circles", new { labId = Guid.Empty, topic = "felt", title = new { ky = "а" }, capacity = 5 }),
        ("GET", "/v1/mentoring-circles", null),
        ("GET", "/v1/mentoring-circles/CONCERN", null),
        ("POST", "/v1/mentoring-circles/CONCERN/closing", null),
        ("PUT", "/v1/me/mentoring-circles/CONCERN", null),
        ("DELETE", "/v1/me/mentoring-circles/SOMEBODY", null),
        ("POST", "/v1/mentoring-circles/CONCERN/sessions", new { startsAt = DateTimeOffset.UnixEpoch, minutes = 60, place = "Lab" }),
        ("GET", "/v1/mentoring-circles/CONCERN/sessions", null),
        ("PUT", "/v1/circle-sessions/CONCERN/attendance", new { present = Array.Empty<Guid>() }),
        ("GET", "/v1/mentoring-overview", null),
        ("GET", "/v1/mentorships", null),
        ("GET", "/v1/mentoring-figures", null),
        ("POST", "/v1/mentor-applications", new { references = Array.Empty<object>(), conductVersion = "2026-01", consents = true }),
        ("GET", "/v1/mentor-applications", null),
        ("GET", "/v1/me/mentor-applications", null),
        ("GET", "/v1/mentor-applications/APPLICATION", null),
        ("POST", "/v1/mentor-applications/APPLICATION/review", null),
        ("POST", "/v1/mentor-applications/APPLICATION/decision",
            new { approve = false, noConflict = true, note = "note", reason = "other" }),
        ("POST", "/v1/mentor-applications/APPLICATION/withdrawal", null),
        ("GET", "/v1/mentors/CONCERN/standing", null),
        ("POST", "/v1/mentors/CONCERN/standing/suspension", null),
        ("POST", "/v1/mentors/CONCERN/standing/reinstatement", null),
        ("GET", "/v1/me/mentoring-contact", null),
        ("PUT", "/v1/me/mentoring-contact", new { name = "Name", way = "lab" }),
        ("GET", "/v1/me/blocks", null),
        ("PUT", "/v1/me/blocks/SOMEBODY", null),
        ("DELETE", "/v1/me/blocks/SOMEBODY", null),
        ("GET", "/v1/mentoring-concerns", null),
        ("GET", "/v1/mentoring-concerns/CONCERN", null),
        ("POST", "/v1/mentoring-concerns/CONCERN/closing", new { upheld = true }),
    ];

    [Fact]
    public async Task Every_published_route_is_looked_at_here()
    {
        var document = await fixture.Anonymous().GetJson("/openapi/v1.json");
        // What is the same in every service, the operator's part, and the cases are asked by the access matrix.
        var published = document.GetProperty("paths").EnumerateObject().Where(p => p.Name.StartsWith("/v1/", StringComparison.Ordinal)
                && !p.Name.StartsWith("/v1/operations/", StringComparison.Ordinal)
                && !p.Name.StartsWith("/v1/safeguarding", StringComparison.Ordinal))
            .SelectMany(p => p.Value.EnumerateObject().Select(m => (m.Name.ToUpperInvariant(), Shape(p.Name))));
        published.ShouldBe(Routes.Select(r => (r.Method, Shape(r.Path))).Append(("GET", "/v1/mentoring-topics"))
            .Append(("GET", "/v1/mentoring-topics/*"))
            .Append(("GET", "/v1/mentorships/*/feedback")).Append(("GET", "/v1/mentorships/*/timeline"))
            .Append(("POST", "/v1/mentoring-sessions/*/decision")), ignoreOrder: true);

        static string Shape(string path) =>
            string.Join('/', path.Split('?')[0].Split('/').Select(part => part.Any(char.IsUpper) || part.StartsWith('{') ? "*" : part));
    }

    [Fact]
    public async Task Nobody_passes_without_signing_in()
    {
        foreach (var route in Routes)
        {
            await Send(fixture.Anonymous(), route, null).ShouldBeProblem(401, "sign_in_required");
        }

        await fixture.Anonymous().GetJson("/v1/mentoring-topics");
    }

    [Fact]
    public async Task To_a_stranger_what_is_not_hers_does_not_exist()
    {
        var (pair, ids) = await Everything();
        var strangers = new[]
        {
            fixture.Client(Guid.CreateVersion7()),
            fixture.Coordinator(MentoringFixture.AtBashy),
            fixture.Client(Guid.CreateVersion7(), "operator"),
            fixture.Client(Guid.CreateVersion7(), $"trainer:{pair.Lab}"),
            fixture.Client(MentoringFixture.AtBashyMentor),
        };
        foreach (var stranger in strangers)
        {
            foreach (var route in Routes.Where(r => r.Path.Any(char.IsUpper) && !r.Path.Contains("MENTOR", StringComparison.Ordinal)
                || r.Path.Contains("MENTORSHIP", StringComparison.Ordinal))
                .Where(r => !r.Path.Contains("SOMEBODY", StringComparison.Ordinal)
                && !r.Path.Contains("CODE", StringComparison.Ordinal)))
            {
                await Send(stranger, route, ids).ShouldBeProblem(404, "not_found");
            }
        }
    }

    [Fact]
    public async Task The_labs_coordinator_sees_who_works_together_and_does_not_act_for_them()
    {
        var (pair, ids) = await Everything();
        var coordinator = fixture.Coordinator(pair.Lab);
        await coordinator.GetJson($"/v1/mentorships/{pair.Id}");
        await coordinator.GetJson($"/v1/mentoring-requests/{pair.Request}");
        foreach (var route in Routes.Where(r =>
            (r.Path.Contains("MENTORSHIP/", StringComparison.Ordinal) || r.Path.Contains("SESSION", StringComparison.Ordinal)
            || r is { Method: "DELETE" }) && r.Path.Any(char.IsUpper)
            && !r.Path.Contains("SOMEBODY", StringComparison.Ordinal)))
        {
            await Send(coordinator, route, ids).ShouldBeProblem(403, "not_allowed");
        }

        await Send(coordinator, ("POST", "/v1/match-proposals/REQUEST/answer", new { accept = true }), ids).ShouldBeProblem(404);
    }

    [Fact]
    public async Task Only_the_labs_coordinator_runs_a_match()
    {
        var (pair, _) = await Everything();
        foreach (var client in (HttpClient[])
            [fixture.Client(pair.Mentor), fixture.Client(pair.Mentee), fixture.Client(Guid.CreateVersion7(), $"trainer:{pair.Lab}"),
                fixture.Coordinator(MentoringFixture.AtBashy), fixture.Client(Guid.CreateVersion7(), "operator")])
        {
            await client.PostCreating("/v1/match-runs", new { labId = pair.Lab }).ShouldBeProblem(403, "not_allowed");
        }
    }

    [Fact]
    public async Task The_mentee_does_not_answer_for_the_mentor()
    {
        var lab = await fixture.NewLab();
        var mentee = Guid.CreateVersion7();
        var request = await fixture.Propose(lab, mentee, await fixture.NewMentor(lab));
        await fixture.Answer(mentee, request, accept: true).ShouldBeProblem(404);
    }

    private async Task<(Started Pair, Dictionary<string, Guid> Ids)> Everything()
    {
        var pair = await fixture.Start();
        return (pair, new()
        {
            ["MENTORSHIP"] = pair.Id,
            ["REQUEST"] = pair.Request,
            ["SESSION"] = await fixture.Session(pair),
            ["RUN"] = (await fixture.Run(pair.Lab)).Id(),
        });
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, (string Method, string Path, object? Body) route,
        Dictionary<string, Guid>? ids)
    {
        var path = route.Path;
        foreach (var name in (string[])["MENTORSHIP", "MENTOR", "REQUEST", "RUN", "SESSION", "CONCERN", "APPLICATION", "SOMEBODY"])
        {
            path = path.Replace(name, (ids is not null && ids.TryGetValue(name, out var id) ? id : Guid.CreateVersion7()).ToString(),
                StringComparison.Ordinal);
        }

        return client.SendWith(new HttpMethod(route.Method), path, route.Body, ifMatch: "*", key: Guid.NewGuid());
    }
}
