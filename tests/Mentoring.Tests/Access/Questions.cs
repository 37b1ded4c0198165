using CreativeLabs.Contracts;
using CreativeLabs.Support;

namespace CreativeLabs.Mentoring.Tests.Access;

/// <summary>For every operation, by its id, what it is asked about and what would be right to send.</summary>
internal static class Questions
{
    private static readonly Dictionary<string, string> None = [];

    private static readonly object Terms = new
    {
        slotMinutes = 60, noticeHours = 2, bufferMinutes = 15, dailyLimit = 4, horizonDays = 30,
    };

    private static readonly Dictionary<string, Func<Scene, Task<Question>>> All = new(StringComparer.Ordinal)
    {
        ["listMentors"] = s => About(s),
        ["getMentor"] = s => About(s, s.Id(Scene.Mentor)),
        ["getMyMentorProfile"] = s => About(s),
        ["putMyMentorProfile"] = s => About(s, body: Scene.Offer(s.Lab)),
        ["listMentoringTopics"] = s => About(s),

        ["createMentoringRequest"] = s => About(s, body: new { labId = s.Lab, topic = "leadership", languages = new[] { "ky" } }),
        ["listMyMentoringRequests"] = s => About(s),
        ["getMentoringRequest"] = async s => await About(s, await s.Request()),
        ["withdrawMentoringRequest"] = async s => await About(s, await s.Request()),

        ["listMentoringRequests"] = s => Task.FromResult(new Question(s.Asker, None, null, $"labId={s.Lab}")),
        ["pairMentoringRequest"] = async s => await About(s, await s.Request(),
            new { mentorId = s.Id(Scene.Mentor), reason = "knows_her" }),
        ["listMatchRuns"] = s => Task.FromResult(new Question(s.Asker, None, null, $"labId={s.Lab}")),
        ["compareMatchRuns"] = async s =>
        {
            var run = await s.Matched();
            return await About(s, run) with { Query = $"withId={run}" };
        },
        ["undoMatchRun"] = async s => await About(s, await s.Matched()),
        ["getMentoringTopic"] = s => Topic(s, "felt"),
        ["createMentoringTopic"] = s => About(s, body: new
        {
            code = $"t{Guid.NewGuid():N}"[..30], name = new LocalText("Зергерчилик", "Ювелирное дело", "Jewellery"),
        }),
        ["updateMentoringTopic"] = s => Topic(s, "herbs", new { name = new LocalText("Чөптөр", "Травы", "Herbs") }),

        ["createMatchRun"] = s => About(s, body: new { labId = s.Lab }),
        ["getMatchRun"] = async s => await About(s, await s.Matched()),
        ["publishMatchRun"] = async s => await About(s, await s.Matched()),
        ["listMyMatchProposals"] = s => About(s),
        ["answerMatchProposal"] = async s => await About(s, await s.Proposed(), new { accept = true }, "requestId"),

        ["listMyMentorships"] = s => About(s),
        ["getMentorship"] = async s => await About(s, await s.Mentorship()),
        ["pauseMentorship"] = async s => await About(s, await s.Mentorship()),
        ["resumeMentorship"] = async s =>
        {
            var mentorship = await s.Mentorship();
            await s.As(Scene.Mentor).PostSeen($"/v1/mentorships/{mentorship}/pause").Json();
            return await About(s, mentorship);
        },
        ["endMentorship"] = async s => await About(s, await s.Mentorship(), new { reason = "goal_reached" }),
        ["createMentorshipNote"] = async s => await About(s, await s.Mentorship(), new { text = "Биринчи жолугушуу" }),
        ["listMentorshipNotes"] = async s => await About(s, await s.Mentorship()),

        ["createMentoringSession"] = async s =>
            await About(s, await s.Mentorship(), new { startsAt = s.Now.AddHours(1), minutes = 60, place = "Лаборатория" }),
        ["listMentoringSessions"] = async s => await About(s, await s.Mentorship()),
        ["getMentoringSession"] = async s => await About(s, await s.Session()),
        ["confirmMentoringSession"] = async s => await About(s, await s.Session()),
        ["getMentoringSessionCalendar"] = async s => await About(s, await s.Session()),

        ["moveMentoringSession"] = async s => await About(s, await s.Session(minutesFromNow: 3000),
            new { startsAt = s.Now.AddDays(9), minutes = 60, place = "Лаборатория" }),
        ["cancelMentoringSession"] = async s => await About(s, await s.Session(minutesFromNow: 3000)),
        ["denyMentoringSession"] = async s => await About(s, await s.Session()),
        ["decideMentoringSession"] = async s => await About(s, await s.Disputed(), new { held = true }),

        ["createMentorApplication"] = async s =>
        {
            await s.Contact();
            return await About(s, body: s.Application());
        },
        ["listMyMentorApplications"] = s => About(s),
        ["listMentorApplications"] = s => Task.FromResult(new Question(s.Asker, None, null, $"labId={s.Lab}")),
        ["getMentorApplication"] = async s => await About(s, await s.Applied()),
        ["reviewMentorApplication"] = async s => await About(s, await s.Applied()),
        ["decideMentorApplication"] = async s => await About(s, await s.Applied(),
            new { approve = true, noConflict = true, note = "Сүйлөштүм", until = s.Now.AddDays(90) }),
        ["withdrawMentorApplication"] = async s => await About(s, await s.Applied()),
        ["getMentorStanding"] = s => About(s, s.Id(Scene.Mentor)),
        ["suspendMentor"] = s => About(s, s.Id(Scene.Mentor)),
        ["reinstateMentor"] = async s =>
        {
            await s.As(Scene.Coordinator).PostSeen($"/v1/mentors/{s.Id(Scene.Mentor)}/standing/suspension").Json();
            return await About(s, s.Id(Scene.Mentor));
        },

        ["getMyMentoringContact"] = async s =>
        {
            await s.Contact();
            return await About(s);
        },
        ["putMyMentoringContact"] = s => About(s, body: new { name = "Айгүл", way = "lab" }),
        ["getMentorshipContact"] = async s => await About(s, await s.Mentorship()),

        ["listMyBlocks"] = s => About(s),
        ["blockPerson"] = s => About(s, Guid.CreateVersion7(), name: "personId"),
        ["unblockPerson"] = s => About(s, Guid.CreateVersion7(), name: "personId"),

        ["getMyBookingTerms"] = async s =>
        {
            await s.As(Scene.Mentor).SendWith(HttpMethod.Put, "/v1/me/booking-terms", Terms, "*").Json();
            return await About(s);
        },
        ["putMyBookingTerms"] = s => About(s, body: Terms),
        ["listMentorshipSlots"] = async s => await About(s, await s.Mentorship()),
        ["createSlotHold"] = async s =>
        {
            var (mentorshipId, startsAt) = await s.Slot();
            return await About(s, body: new { mentorshipId, startsAt });
        },
        ["deleteSlotHold"] = async s =>
        {
            var (mentorshipId, startsAt) = await s.Slot();
            return await About(s, (await s.As(Scene.Mentee).PostCreating("/v1/slot-holds", new { mentorshipId, startsAt }).Json()).Id());
        },

        ["createMentoringGoal"] = async s => await About(s, await s.Mentorship(), new { text = "Шырдак" }),
        ["listMentoringGoals"] = async s => await About(s, await s.Mentorship()),
        ["getMentoringGoal"] = async s => await About(s, await s.Goal()),
        ["updateMentoringGoal"] = async s => await About(s, await s.Goal(), new { text = "Кийиз" }),
        ["reachMentoringGoal"] = async s => await About(s, await s.Goal()),
        ["dropMentoringGoal"] = async s => await About(s, await s.Goal()),

        ["getMentorshipAgreement"] = async s => await About(s, await s.Agreed()),
        ["putMentorshipAgreement"] = async s => await About(s, await s.Agreed(), s.Agreement()),
        ["consentToMentorshipAgreement"] = async s => await About(s, await s.Agreed()),
        ["createMentorshipFeedback"] = async s => await About(s, await s.Mentorship(), new { moment = "halfTime", rating = 4 }),
        ["listMentorshipFeedback"] = async s => await About(s, await s.Mentorship()),

        ["createMentoringCircle"] = s => About(s, body: s.CircleBody()),
        ["listMentoringCircles"] = s => Task.FromResult(new Question(s.Asker, None, null, $"labId={s.Lab}")),
        ["getMentoringCircle"] = async s => await About(s, await s.Circle()),
        ["closeMentoringCircle"] = async s => await About(s, await s.Circle()),
        ["joinMentoringCircle"] = async s => await About(s, await s.Circle()),
        ["leaveMentoringCircle"] = async s => await About(s, await s.Circle()),
        ["createCircleSession"] = async s => await About(s, await s.Circle(),
            new { startsAt = s.Now.AddDays(1), minutes = 60, place = "Лаборатория" }),
        ["listCircleSessions"] = async s => await About(s, await s.Circle()),
        ["putCircleAttendance"] = async s => await About(s, await s.Met(), new { present = Array.Empty<Guid>() }),

        ["getMentoringOverview"] = s => Task.FromResult(new Question(s.Asker, None, null, $"labId={s.Lab}")),
        ["listMentorships"] = s => Task.FromResult(new Question(s.Asker, None, null, $"labId={s.Lab}")),
        ["getMentorshipTimeline"] = async s => await About(s, await s.Mentorship()),
        ["getMentoringFigures"] = s => Task.FromResult(new Question(s.Asker, None, null, $"labId={s.Lab}&year=2026")),

        ["listHelpLines"] = s => About(s),
        ["getHelpLine"] = s => Coded(s),
        ["confirmHelpLine"] = s => Coded(s, new
        {
            number = "117", name = LocalText.Same("117"), hours = new LocalText("8–20", "8–20", "8–20"), isFree = true,
        }),
        ["fileSafeguardingReport"] = s => About(s, body: s.Report()),
        ["getSafeguardingCaseStatus"] = async s =>
        {
            var (caseCode, secret) = await s.CaseWay();
            return await About(s, body: new { caseCode, secret });
        },
        ["addSafeguardingCaseWords"] = async s =>
        {
            var (caseCode, secret) = await s.CaseWay();
            return await About(s, body: new { caseCode, secret, clientId = Guid.NewGuid(), text = "Дагы" });
        },
        ["listSafeguardingReports"] = s => About(s),
        ["getSafeguardingReport"] = async s => await About(s, await s.Reported()),
        ["listSafeguardingReadings"] = async s => await About(s, await s.Reported()),
        ["acknowledgeSafeguardingReport"] = async s => await About(s, await s.Reported()),
        ["assessSafeguardingReport"] = async s => await About(s, await s.Acknowledged()),
        ["referSafeguardingReport"] = async s => await About(s, await s.Acknowledged(), new { to = "medical" }),
        ["investigateSafeguardingReport"] = async s => await About(s, await s.Acknowledged()),
        ["closeSafeguardingReport"] = async s => await About(s, await s.Acknowledged(), new { feedback = "action_taken" }),
        ["nameInSafeguardingReport"] = async s => await About(s, await s.Reported(), new { personId = Guid.CreateVersion7() }),
        ["createSafeguardingNote"] = async s => await About(s, await s.Reported(), new { text = "Сүйлөштүм" }),
        ["takeSafeguardingMeasure"] = async s => await About(s, await s.Reported(),
            new { kind = "hideProfile", personId = s.Id(Scene.Mentor) }),
        ["liftSafeguardingMeasure"] = async s => new Question(s.Asker, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = $"{await s.Reported()}", ["measureId"] = $"{Guid.CreateVersion7()}",
        }, null),
        ["listSafeguardingHandlers"] = s => About(s),
        ["appointSafeguardingHandler"] = s => About(s, Guid.CreateVersion7(), new { labId = s.OtherLab }, "personId"),
        ["dismissSafeguardingHandler"] = s => About(s, Guid.CreateVersion7(), name: "personId"),

        ["listMentoringConcerns"] = s => Task.FromResult(new Question(s.Asker, None, null, $"labId={s.Lab}")),
        ["getMentoringConcern"] = async s => await About(s, await s.Concern()),
        ["closeMentoringConcern"] = async s => await About(s, await s.Concern(), new { upheld = true }),
    };

    public static async Task<Question> Of(MentoringFixture fixture, string operation, string caller)
    {
        var scene = await Scene.Set(fixture, caller);
        return await OperationsAccess.Of(fixture, "mentoring", operation, scene.Asker)
            ?? await All.GetValueOrDefault(operation, _ => throw new InvalidOperationException(
                $"{operation} is new: say here what it is asked about, and in access.txt who may."))(scene);
    }

    private static Task<Question> Topic(Scene scene, string code, object? body = null) => Task.FromResult(
        new Question(scene.Asker, new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = code }, body));

    private static Task<Question> Coded(Scene scene, object? body = null) => Task.FromResult(
        new Question(scene.Asker, new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = "117" }, body));

    private static Task<Question> About(Scene scene, Guid? id = null, object? body = null, string name = "id") => Task.FromResult(
        new Question(scene.Asker, id is { } known ? new Dictionary<string, string>(StringComparer.Ordinal) { [name] = $"{known}" } : None,
            body));
}
