using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests.Access;

/// <summary>A lab, a mentor and a mentee, made for one question, and who asks it.</summary>
internal sealed class Scene(MentoringFixture fixture, string caller) : AccessScene<Program>(fixture, caller)
{
    public const string Mentee = "mentee";
    public const string Mentor = "mentor";

    /// <summary>Of whom a mentorship is, and who has nothing to do with it.</summary>
    public static readonly string[] Callers =
        [Nobody, Expired, Forged, Partner, Stranger, Mentee, Mentor, Elsewhere, Trainer, Coordinator, Operator];

    public static async Task<Scene> Set(MentoringFixture fixture, string caller)
    {
        var scene = new Scene(fixture, caller) { Lab = await fixture.NewLab() };
        await scene.As(Mentor).SendWith(HttpMethod.Put, "/v1/me/mentor-profile", Offer(scene.Lab)).Json();
        await fixture.Approve(scene.Id(Mentor), scene.Lab);
        await fixture.Join(scene.Id(Mentee), scene.Lab);
        return scene;
    }

    public static object Offer(Guid lab) =>
        new { topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 3, labs = new[] { lab } };

    /// <summary>The mentee waits for a mentor.</summary>
    public Task<Guid> Request() => fixture.Ask(Id(Mentee), Lab, Id(Mentor));

    /// <summary>A run that matched them, not yet published.</summary>
    public async Task<Guid> Matched()
    {
        await Request();
        return (await fixture.Run(Lab)).Id();
    }

    /// <summary>The mentor is asked whether she takes the mentee.</summary>
    public Task<Guid> Proposed() => fixture.Propose(Lab, Id(Mentee), Id(Mentor));

    public async Task<Guid> Mentorship() =>
        (await fixture.Answer(Id(Mentor), await Proposed(), accept: true).Json()).Id("mentorshipId");

    /// <summary>The mentee ended the mentorship because she did not feel safe.</summary>
    public async Task<Guid> Concern()
    {
        await As(Mentee).PostSeen($"/v1/mentorships/{await Mentorship()}/ending", new { reason = "unsafe" }).Json();
        return (await fixture.Coordinator(Lab).GetJson($"/v1/mentoring-concerns?labId={Lab}")).GetProperty("items")[0].Id();
    }

    public async Task<Guid> Session(double minutesFromNow = 0) => await fixture.Session(
        new Started(Lab, Id(Mentor), Id(Mentee), Guid.Empty, await Mentorship()), minutesFromNow);

    /// <summary>One says that it took place and the other that it did not.</summary>
    public async Task<Guid> Disputed()
    {
        var session = await Session();
        await As(Mentor).PostSeen($"/v1/mentoring-sessions/{session}/confirmation").Json();
        await As(Mentee).PostSeen($"/v1/mentoring-sessions/{session}/denial").Json();
        return session;
    }

    /// <summary>The mentor has written how she can be met.</summary>
    public Task Contact() => fixture.WriteContact(Id(Mentor), "Айгүл");

    public object Application() => new
    {
        labId = Lab, references = new[] { new { name = "Роза", contact = "Ош" }, new { name = "Жамиля", contact = "Нарын" } },
        conductVersion = "2026-01", consents = true,
    };

    /// <summary>The mentor wants to be vetted again.</summary>
    public async Task<Guid> Applied()
    {
        await Contact();
        return (await As(Mentor).PostCreating("/v1/mentor-applications", Application()).Json()).Id();
    }

    /// <summary>The mentee tells of the mentor; the coordinator of another lab looks after it.</summary>
    public async Task<Guid> Reported()
    {
        await As(Operator).SendWith(HttpMethod.Put, $"/v1/safeguarding/handlers/{Id(Elsewhere)}", new { labId = OtherLab }).Json();
        await As(Mentee).SendWith(HttpMethod.Post, "/v1/safeguarding/reports", Report()).Json();
        var seen = await As(Elsewhere).GetJson("/v1/safeguarding/reports?limit=100");
        return seen.GetProperty("items").EnumerateArray().Last().Id();
    }

    public async Task<Guid> Acknowledged()
    {
        var report = await Reported();
        await As(Elsewhere).PostSeen($"/v1/safeguarding/reports/{report}/acknowledgement").Json();
        return report;
    }

    public object Report() => new
    {
        clientId = Guid.NewGuid(), what = "Ал мени коркутту", subjectKind = "person", labId = Lab, named = new[] { Id(Mentor) },
    };

    public async Task<(string Code, string Secret)> CaseWay()
    {
        var received = await As(Mentee).SendWith(HttpMethod.Post, "/v1/safeguarding/reports", Report()).Json();
        return (received.GetProperty("caseCode").GetString()!, received.GetProperty("secret").GetString()!);
    }

    /// <summary>The two want to reach something.</summary>
    public async Task<Guid> Goal() =>
        (await As(Mentee).PostCreating($"/v1/mentorships/{await Mentorship()}/goals", new { text = "Шырдак" }).Json()).Id();

    /// <summary>The mentee said what they agree on.</summary>
    public async Task<Guid> Agreed()
    {
        var mentorship = await Mentorship();
        await As(Mentee).SendWith(HttpMethod.Put, $"/v1/mentorships/{mentorship}/agreement", Agreement()).Json();
        return mentorship;
    }

    public object Agreement() => new { way = "lab", everyDays = 14, endsOn = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(90) };

    public async Task<Guid> Circle() => (await As(Mentor).PostCreating("/v1/mentoring-circles", CircleBody()).Json()).Id();

    public object CircleBody() => new { labId = Lab, topic = "felt", title = Contracts.LocalText.Same("Кийиз"), capacity = 5 };

    /// <summary>A meeting of the mentor's circle that has begun.</summary>
    public async Task<Guid> Met()
    {
        var circle = await Circle();
        var session = (await As(Mentor).PostCreating($"/v1/mentoring-circles/{circle}/sessions",
            new { startsAt = Now.AddDays(1), minutes = 60, place = "Лаборатория" }).Json()).Id();
        await fixture.WithDb<Data.MentoringDb>(db => db.CircleSessions.Where(s => s.Id == session)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.StartsAt, Now.AddDays(-1))));
        return session;
    }

    /// <summary>A slot of the mentor's that can be held.</summary>
    public async Task<(Guid Mentorship, DateTimeOffset Slot)> Slot()
    {
        var mentorship = await Mentorship();
        await As(Mentor).SendWith(HttpMethod.Put, "/v1/me/mentor-profile", new
        {
            topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 3, labs = new[] { Lab },
            availability = Enum.GetNames<DayOfWeek>().Select(day => new { day = day.ToLowerInvariant(), from = "09:00", to = "18:00" }),
        }, "*").Json();
        return (mentorship, (await As(Mentee).GetJson($"/v1/mentorships/{mentorship}/slots")).GetProperty("items")[0].GetDateTimeOffset());
    }
}
