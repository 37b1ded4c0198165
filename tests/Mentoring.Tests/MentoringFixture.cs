using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(Servers))]

namespace CreativeLabs.Mentoring.Tests;

/// <summary>The service whole. Each test works in labs and with women of its own, so that tests do not meet.</summary>
public class MentoringFixture(Servers servers) : ServiceFixture<Program>(servers, "mentoring", Keys)
{
    public const string Keys = "mentoring-keys";

    public static Guid AtBashy { get; } = WellKnown.Id("lab/at-bashy");

    public static Guid AtBashyMentor { get; } = WellKnown.Id("person/at-bashy/mentor");

    public HttpClient Coordinator(Guid lab) => Client(Guid.CreateVersion7(), $"coordinator:{lab}");

    /// <summary>A lab that only this test knows.</summary>
    public async Task<Guid> NewLab()
    {
        var lab = Guid.CreateVersion7();
        await WithDb<MentoringDb>(async db =>
        {
            db.Add(Labs.Lab.Known(lab, Contracts.LocalText.Same("Lab")));
            await db.SaveChangesAsync();
        });
        return lab;
    }

    /// <summary>A mentor on a topic of the catalogue, of the lab.</summary>
    public async Task<Guid> NewMentor(Guid lab, string topic = "leadership", int capacity = 3)
    {
        var mentor = Guid.CreateVersion7();
        await Client(mentor)
            .SendWith(HttpMethod.Put, "/v1/me/mentor-profile",
            new { topics = new[] { topic }, languages = new[] { "ky" }, capacity, labs = new[] { lab } })
            .Json();
        await Approve(mentor, lab);
        return mentor;
    }

    /// <summary>As if a coordinator had vetted her.</summary>
    public Task Approve(Guid mentor, Guid lab) => WithDb<MentoringDb>(async db =>
    {
        (await db.Mentors.SingleAsync(m => m.Id == mentor)).Approve(Clock.GetUtcNow().AddYears(1), lab);
        await db.SaveChangesAsync();
    });

    /// <summary>As if Registration had told that she is a member.</summary>
    public Task Join(Guid person, Guid lab) => WithDb<MentoringDb>(async db =>
    {
        if (!await db.LabMembers.AnyAsync(m => m.PersonId == person && m.LabId == lab))
        {
            db.Add(Labs.LabMember.Of(Guid.CreateVersion7(), lab, person));
            await db.SaveChangesAsync();
        }
    });

    /// <summary>The name and the way to meet that a person shows to whom she meets.</summary>
    public Task<JsonElement> WriteContact(Guid person, string name, string way = "lab", string? detail = null) =>
        Client(person).SendWith(HttpMethod.Put, "/v1/me/mentoring-contact", new { name, way, detail }, ifMatch: "*").Json();

    /// <summary>A woman asks; her wish for one mentor keeps the others of the database out of her test.</summary>
    public async Task<Guid> Ask(Guid person, Guid lab, Guid wish, string topic = "leadership")
    {
        await Join(person, lab);
        return (await Client(person).PostCreating("/v1/mentoring-requests",
            new { labId = lab, topic, languages = new[] { "ky" }, preferredMentors = new[] { wish } }).Json()).Id();
    }

    public Task<JsonElement> Run(Guid lab) => Coordinator(lab).PostCreating("/v1/match-runs", new { labId = lab }).Json();

    public Task<JsonElement> Publish(Guid lab, Guid run) =>
        Coordinator(lab).PostSeen($"/v1/match-runs/{run}/publication").Json();

    /// <summary>From a request to a proposal that waits.</summary>
    public async Task<Guid> Propose(Guid lab, Guid mentee, Guid mentor)
    {
        var request = await Ask(mentee, lab, mentor);
        var published = await Publish(lab, (await Run(lab)).Id());
        published.GetProperty("pairs").EnumerateArray().Single(p => p.Id("requestId") == request).GetProperty("outcome").GetString()
            .ShouldBe("proposed");
        return request;
    }

    public Task<HttpResponseMessage> Answer(Guid mentor, Guid request, bool accept) =>
        Client(mentor).SendWith(HttpMethod.Post, $"/v1/match-proposals/{request}/answer",
            new { accept, reason = accept ? null : "no_time" });

    /// <summary>From a request to a running mentorship.</summary>
    public async Task<Started> Start(int capacity = 3)
    {
        var lab = await NewLab();
        var mentor = await NewMentor(lab, capacity: capacity);
        var mentee = Guid.CreateVersion7();
        var request = await Propose(lab, mentee, mentor);
        return new Started(lab, mentor, mentee, request, (await Answer(mentor, request, accept: true).Json()).Id("mentorshipId"));
    }

    /// <summary>A session that has just begun, or begins later.</summary>
    public async Task<Guid> Session(Started pair, double minutesFromNow = 0, int minutes = 15) =>
        (await Client(pair.Mentor).PostCreating($"/v1/mentorships/{pair.Id}/sessions",
        new { startsAt = Clock.GetUtcNow().AddMinutes(minutesFromNow), minutes, place = "Лаборатория" }).Json()).Id();

    internal Task<MentorProfile> Mentor(Guid id) =>
        WithDb<MentoringDb, MentorProfile>(db => db.Mentors.AsNoTracking().SingleAsync(m => m.Id == id));
}

/// <summary>A running mentorship and all who belong to it.</summary>
public sealed record Started(Guid Lab, Guid Mentor, Guid Mentee, Guid Request, Guid Id);

internal static class Answers
{
    public static async Task<JsonElement> Json(this Task<HttpResponseMessage> response) => await (await response).Json();

    public static async Task<JsonElement> ShouldBeProblem(this Task<HttpResponseMessage> response, int status, string? code = null) =>
        await (await response).ShouldBeProblem(status, code);
}
