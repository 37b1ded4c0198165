namespace CreativeLabs.Journey;

internal static class FindsAMentor
{
    public static async Task Walk(Platform platform, People people)
    {
        platform.Step("4. She asks for a mentor; a request is matched, accepted, and a session held");
        var mentor = await people.Mentor.Get("/v1/me/mentor-profile");
        var topic = mentor.GetProperty("topics")[0].GetProperty("code").GetString();
        var request = await people.Woman.Post("/v1/mentoring-requests",
            new { labId = Way.AtBashy, topic, languages = new[] { "ky" }, preferredMentors = new[] { people.Mentor.PersonId } });
        var requestId = request.GetProperty("id").GetGuid();
        var run = await people.Coordinator.Post("/v1/match-runs", new { labId = Way.AtBashy });
        var pair = run.GetProperty("pairs").EnumerateArray().Single(p => p.GetProperty("requestId").GetGuid() == requestId);
        platform.Say($"matched on '{topic}': " +
            $"{string.Join("; ", pair.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("sentence").GetString()))}");
        var runId = run.GetProperty("id").GetGuid();
        await people.Coordinator.Change($"/v1/match-runs/{runId}", HttpMethod.Post, $"/v1/match-runs/{runId}/publication");
        var proposal = await people.Mentor.Told("match-proposed");
        platform.Say($"the mentor's inbox: {proposal.GetProperty("text").GetString()}");

        var answer = await Traveller.Expect(
            await people.Mentor.Send(HttpMethod.Post, $"/v1/match-proposals/{requestId}/answer", new { accept = true }), 200);
        var mentorship = answer.GetProperty("mentorshipId").GetGuid();
        await people.Woman.Told("mentor-found");
        var session = await people.Woman.Post($"/v1/mentorships/{mentorship}/sessions",
            new { startsAt = DateTimeOffset.UtcNow, minutes = 60, place = "Ат-Башы лабораториясы" });
        var sessionId = session.GetProperty("id").GetGuid();
        await Confirm(people.Woman, sessionId);
        var held = await Confirm(people.Mentor, sessionId);
        platform.Say($"session of 60 minutes: {held}");
        await people.Woman.Told("session-held");

        // The mentor is free again for the next woman.
        await people.Woman.Change($"/v1/mentorships/{mentorship}", HttpMethod.Post, $"/v1/mentorships/{mentorship}/ending",
            new { reason = "goal_reached" });
    }

    private static async Task<string?> Confirm(Traveller who, Guid session) =>
        (await who.Change($"/v1/mentoring-sessions/{session}", HttpMethod.Post, $"/v1/mentoring-sessions/{session}/confirmation"))
            .GetProperty("state").GetString();
}
