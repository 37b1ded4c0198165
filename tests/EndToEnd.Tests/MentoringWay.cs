using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Journey;

namespace CreativeLabs.EndToEnd;

/// <summary>A mentorship from the request to its end, as both sides live it in three languages; and a report of which the lab's own
/// coordinator must not learn.</summary>
[Collection(SharedWholePlatform.Name)]
public sealed class MentoringWay(WholePlatform whole)
{
    /// <summary>Not the lab of the other journeys: their mentor has given her time away.</summary>
    private static readonly Guid Kochkor = WellKnown.Id("lab/kochkor");

    private static readonly string[] Languages = ["ky", "ru", "en"];

    /// <summary>What each notice says, in the order of the languages; a star stands for a moment or a day.</summary>
    private static readonly Dictionary<string, string[]> Notices = new(StringComparer.Ordinal)
    {
        ["mentor-found"] = ["Насаатчы сизди кабыл алды. Эми жолугушуу дайындай аласыз.",
            "Наставница приняла вас. Теперь можно назначить встречу.", "A mentor accepted you. You can plan a session now."],
        ["mentee-accepted"] = ["Насаатчылык башталды. Эми жолугушуу дайындай аласыз.",
            "Наставничество началось. Теперь можно назначить встречу.", "Your mentorship has started. You can plan a session now."],
        ["mentoring-session-planned"] = ["Жолугушуу белгиленди: *.", "Назначена встреча: *.", "A session is planned: *."],
        ["mentoring-session-moved"] = ["Жолугушуу жылдырылды. Жаңы убактысы: *.", "Встреча перенесена. Новое время: *.",
            "A session was moved. New time: *."],
        ["mentoring-session-cancelled"] = ["Жолугушуу болбойт: *.", "Встречи не будет: *.", "A session does not take place: *."],
        ["session-held"] = ["* болгон жолугушуу эсепке алынды.", "Встреча * засчитана.", "The session of * was counted."],
        ["mentoring-goal-reached"] = ["Куттуктайбыз! Койгон максатыңызга жеттиңиз.", "Поздравляем! Вы достигли поставленной цели.",
            "Congratulations! You reached a goal that you had set."],
        ["mentorship-ended"] = ["Насаатчылык аяктады. Убактыңыз жана эмгегиңиз үчүн рахмат.",
            "Наставничество завершено. Спасибо за ваше время и труд.", "The mentorship has ended. Thank you for your time and work."],
    };

    [Fact]
    public async Task From_the_request_to_the_end_both_sides_are_told_the_same_in_three_languages()
    {
        using var platform = whole.Platform();
        var woman = await Member(platform, "Айгүл", Kochkor);
        var (mentor, coordinator) = (await Traveller.SignIn(platform, "+996700000305"), await Traveller.SignIn(platform, "+996700000105"));
        await WriteName(woman, "Айгүл");
        await WriteName(mentor, "Сүйүмкан эже");
        var topics = await Task.WhenAll(Languages.Select(async language =>
            (await mentor.Reading(language).Get("/v1/me/mentor-profile")).GetProperty("topics")[0]));

        var request = await Asks(woman, new
        {
            labId = Kochkor, topic = topics[0].GetProperty("code").GetString(), languages = new[] { "ky" },
            preferredMentors = new[] { mentor.PersonId }, audience = "lab",
        });
        var waiting = await Items(coordinator, $"/v1/mentoring-requests?labId={Kochkor}&state=open&audience=lab&limit=100");
        waiting.Single(r => Id(r.GetProperty("request")) == request).GetProperty("name").GetString().ShouldBe("Айгүл");
        var run = (await coordinator.Post("/v1/match-runs", new { labId = Kochkor })).GetProperty("id").GetGuid();
        await coordinator.Change($"/v1/match-runs/{run}", HttpMethod.Post, $"/v1/match-runs/{run}/publication");

        await TellsOfTopic(mentor, request, topics);
        (await Items(mentor, "/v1/me/mentorships?limit=100")).ShouldNotContain(m => m.GetProperty("menteeName").GetString() == "Айгүл");
        var id = (await Traveller.Expect(await mentor.Send(HttpMethod.Post, $"/v1/match-proposals/{request}/answer", new { accept = true }),
            200)).GetProperty("mentorshipId").GetGuid();
        await Says(woman, "mentor-found", id);
        await Says(mentor, "mentee-accepted", id);
        (await Row(woman, id)).GetProperty("mentorName").GetString().ShouldBe("Сүйүмкан эже");
        (await Row(mentor, id)).GetProperty("menteeName").GetString().ShouldBe("Айгүл");

        await Meets(woman, mentor, id);
        await Reaches(woman, mentor, id);
        await woman.Change($"/v1/mentorships/{id}", HttpMethod.Post, $"/v1/mentorships/{id}/ending", new { reason = "goal_reached" });
        await Both(woman, mentor, "mentorship-ended", id);
        await Closes(woman, mentor, coordinator, id);
    }

    [Fact]
    public async Task A_report_that_names_the_labs_own_coordinator_goes_past_her_to_its_end()
    {
        using var platform = whole.Platform();
        var (staff, own, handler) = (await Traveller.SignIn(platform, "+996700000001"), await Traveller.SignIn(platform, "+996700000104"),
            await Traveller.SignIn(platform, "+996700000101"));
        // Both look after reports; the one who is named has no part in this one.
        foreach (var person in (Traveller[])[own, handler])
        {
            await Traveller.Expect(
                await staff.Send(HttpMethod.Put, $"/v1/safeguarding/handlers/{person.PersonId}", new { isOutsideLead = false }), 200);
        }

        var before = (await Items(own, "/v1/me/inbox?limit=100")).Count;
        const string what = "Канарейка: ал мени коркутту";
        var woman = await Member(platform, "Бермет", Way.AtBashy);
        var report = new
        {
            clientId = Guid.NewGuid(), what, subjectKind = "person", labId = Way.AtBashy, named = new[] { own.PersonId },
            withoutName = true,
        };
        var way = await Traveller.Expect(await woman.Send(HttpMethod.Post, "/v1/safeguarding/reports", report), 200);
        await woman.Send(HttpMethod.Post, "/v1/safeguarding/reports", report);
        var mine = await Items(handler, "/v1/safeguarding/reports?limit=100");
        var id = Id(mine.ShouldHaveSingleItem("sent twice it is one"));
        await handler.Told("attention-asked");

        (await Items(own, "/v1/safeguarding/reports?limit=100")).ShouldBeEmpty();
        (await own.Send(HttpMethod.Get, $"/v1/safeguarding/reports/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await staff.Send(HttpMethod.Get, $"/v1/safeguarding/reports/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await Step(handler, id, "acknowledgement");
        (await handler.Get($"/v1/safeguarding/reports/{id}")).GetProperty("words").GetProperty("what").GetString().ShouldBe(what);
        await Step(handler, id, "measures", new { kind = "hideProfile", personId = own.PersonId });
        await Step(handler, id, "assessment");
        await Step(handler, id, "closing", new { feedback = "action_taken" });
        var status = await Traveller.Expect(await woman.Send(HttpMethod.Post, "/v1/safeguarding/case-status",
            new { caseCode = way.GetProperty("caseCode").GetString(), secret = way.GetProperty("secret").GetString() }), 200);
        (status.GetProperty("state").GetString(), status.GetProperty("feedback").GetString()).ShouldBe(("closed", "action_taken"));

        (await Items(own, "/v1/me/inbox?limit=100")).Count.ShouldBe(before, "she was told nothing");
        foreach (var log in Directory.EnumerateFiles(Path.Combine(whole.State, "logs"), "*.log", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            (await reader.ReadToEndAsync()).ShouldNotContain(what, customMessage: log);
        }
    }

    /// <summary>That she is a member, Mentoring learns by an event.</summary>
    private static Task<Guid> Asks(Traveller woman, object request) => Platform.Eventually("Mentoring knows the member", async () =>
    {
        var answer = await woman.Send(HttpMethod.Post, "/v1/mentoring-requests", request);
        return answer.StatusCode is HttpStatusCode.Conflict ? (Guid?)null : Id(await Traveller.Expect(answer, 201));
    });

    /// <summary>A session is planned, moved and called off, and another one counts.</summary>
    private static async Task Meets(Traveller woman, Traveller mentor, Guid id)
    {
        var at = DateTimeOffset.UtcNow.AddDays(3);
        var planned = (await woman.Post($"/v1/mentorships/{id}/sessions", new { startsAt = at, minutes = 60, place = "Кочкор" }))
            .GetProperty("id").GetGuid();
        await Both(woman, mentor, "mentoring-session-planned", planned);
        var url = $"/v1/mentoring-sessions/{planned}";
        await mentor.Change(url, HttpMethod.Post, $"{url}/move", new { startsAt = at.AddDays(1), minutes = 60, place = "Кочкор" });
        await Both(woman, mentor, "mentoring-session-moved");
        await mentor.Change(url, HttpMethod.Post, $"{url}/cancellation");
        await Both(woman, mentor, "mentoring-session-cancelled", planned);

        var held = (await woman.Post($"/v1/mentorships/{id}/sessions",
            new { startsAt = DateTimeOffset.UtcNow, minutes = 60, place = "Кочкор" })).GetProperty("id").GetGuid();
        foreach (var side in (Traveller[])[woman, mentor])
        {
            await side.Change($"/v1/mentoring-sessions/{held}", HttpMethod.Post, $"/v1/mentoring-sessions/{held}/confirmation");
        }

        await Both(woman, mentor, "session-held", held);
    }

    private static async Task Reaches(Traveller woman, Traveller mentor, Guid id)
    {
        var goal = (await woman.Post($"/v1/mentorships/{id}/goals", new { text = "Биринчи шырдакты сатуу" })).GetProperty("id").GetGuid();
        await mentor.Change($"/v1/mentoring-goals/{goal}", HttpMethod.Post, $"/v1/mentoring-goals/{goal}/reaching");
        await Both(woman, mentor, "mentoring-goal-reached", goal);
    }

    /// <summary>The end closes what the two shared; what they say of it is for the coordinator.</summary>
    private static async Task Closes(Traveller woman, Traveller mentor, Traveller coordinator, Guid id)
    {
        foreach (var side in (Traveller[])[woman, mentor])
        {
            (await side.Send(HttpMethod.Get, $"/v1/mentorships/{id}/contact")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
            await side.Post($"/v1/mentorships/{id}/feedback", new { moment = "end", rating = 5, text = "Рахмат" });
        }

        (await Items(coordinator, $"/v1/mentorships/{id}/feedback")).Count.ShouldBe(2);
        var row = await Row(woman, id);
        (row.GetProperty("state").GetString(), row.GetProperty("mentorName").ValueKind).ShouldBe(("completed", JsonValueKind.Null));
    }

    private static async Task Both(Traveller woman, Traveller mentor, string kind, Guid? subject = null)
    {
        await Says(woman, kind, subject);
        await Says(mentor, kind, subject);
    }

    private static async Task Says(Traveller who, string kind, Guid? subject = null)
    {
        foreach (var (language, text) in Languages.Zip(Notices[kind]))
        {
            var notice = await Notice(who.Reading(language), kind, subject);
            var parts = text.Split('*');
            notice.ShouldStartWith(parts[0]);
            notice.ShouldEndWith(parts[^1]);
        }
    }

    private static async Task TellsOfTopic(Traveller mentor, Guid request, JsonElement[] topics)
    {
        foreach (var (language, topic) in Languages.Zip(topics))
        {
            (await Notice(mentor.Reading(language), "match-proposed", request)).ShouldContain(topic.GetProperty("name").GetString()!);
        }
    }

    private static async Task<string> Notice(Traveller who, string kind, Guid? subject) => (await Platform.Eventually(
        $"'{kind}' in the inbox of {who.PersonId}", async () => (await Items(who, "/v1/me/inbox?limit=100"))
            .Where(n => n.GetProperty("kind").GetString() == kind && (subject is null || n.GetProperty("subjectId").GetGuid() == subject))
            .Select(n => (JsonElement?)n).FirstOrDefault())).GetProperty("text").GetString()!;

    private static async Task<Traveller> Member(Platform platform, string name, Guid lab)
    {
        var woman = await Traveller.SignIn(platform, Traveller.NewPhone());
        await woman.Post("/v1/me/consents", new { purpose = "platform", textVersion = "2026-01" });
        await woman.Change("/v1/me/profile", HttpMethod.Put, "/v1/me/profile", new { name, language = "ky" });
        await woman.Post($"/v1/labs/{lab}/memberships");
        return woman;
    }

    private static async Task WriteName(Traveller who, string name)
    {
        using var seen = await who.Send(HttpMethod.Get, "/v1/me/mentoring-contact");
        await Traveller.Expect(await who.Send(
            HttpMethod.Put, "/v1/me/mentoring-contact", new { name, way = "lab" }, seen.Headers.ETag), 200);
    }

    private static Task<JsonElement> Step(Traveller handler, Guid id, string step, object? body = null) =>
        handler.Change($"/v1/safeguarding/reports/{id}", HttpMethod.Post, $"/v1/safeguarding/reports/{id}/{step}", body);

    private static async Task<JsonElement> Row(Traveller who, Guid id) =>
        (await Items(who, "/v1/me/mentorships?limit=100")).Single(m => Id(m) == id);

    private static async Task<List<JsonElement>> Items(Traveller who, string url) =>
        (await who.Get(url)).GetProperty("items").EnumerateArray().ToList();

    private static Guid Id(JsonElement row) => row.GetProperty("id").GetGuid();
}
