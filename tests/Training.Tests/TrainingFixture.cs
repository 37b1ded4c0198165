using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Labs;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(Servers))]

namespace CreativeLabs.Training.Tests;

/// <summary>The service whole, with its seed. Each test plans offerings of its own at At-Bashy, so that tests do not meet.</summary>
public sealed class TrainingFixture(Servers servers) : ServiceFixture<Program>(servers, "training", Keys)
{
    public const string Keys = "training-keys";

    public static Guid AtBashy { get; } = WellKnown.Id("lab/at-bashy");

    public static Guid FeltCarpets { get; } = WellKnown.Id("course/felt-carpets");

    public HttpClient Coordinator => Client(WellKnown.Id("person/at-bashy/coordinator"), $"coordinator:{AtBashy}");

    public HttpClient Trainer => Client(WellKnown.Id("person/at-bashy/trainer"), $"trainer:{AtBashy}");

    public HttpClient CoordinatorElsewhere => Client(WellKnown.Id("person/osh/coordinator"), $"coordinator:{WellKnown.Id("lab/osh")}");

    public HttpClient TrainerElsewhere => Client(WellKnown.Id("person/osh/trainer"), $"trainer:{WellKnown.Id("lab/osh")}");

    public HttpClient Learner(out Guid person)
    {
        person = Guid.CreateVersion7();
        return Client(person);
    }

    public HttpClient Learner() => Learner(out _);

    /// <summary>Sessions an hour apart, the first of them in so many hours; when nothing is said the last of them began five minutes ago,
    /// so that attendance is taken of all and seats are still given.</summary>
    public object Plan(int capacity = 12, Guid? course = null, int sessions = 2, double? hoursFromNow = null)
    {
        var first = Clock.GetUtcNow().AddHours(hoursFromNow ?? -(sessions - 1) - (5 / 60d));
        return new
        {
            courseId = course ?? FeltCarpets,
            labId = AtBashy,
            // Nobody teaches in two places at once: each offering has a trainer of its own.
            trainerId = Guid.CreateVersion7(),
            language = "ky",
            capacity,
            startsOn = Bishkek.DateOf(first),
            sessions = Enumerable.Range(0, sessions).Select(i => new { startsAt = first.AddHours(i), minutes = 60 }).ToArray(),
        };
    }

    public async Task<Guid> Draft(object? plan = null) => (await Coordinator.PostCreating("/v1/offerings", plan ?? Plan()).Json()).Id();

    public async Task<Guid> Open(object? plan = null)
    {
        var id = await Draft(plan);
        await Coordinator.PostSeen($"/v1/offerings/{id}/publication").Json();
        return id;
    }

    public async Task<Guid[]> Sessions(Guid offering) =>
        (await Coordinator.GetJson($"/v1/offerings/{offering}/sessions")).GetProperty("items").EnumerateArray()
            .Select(s => s.Id()).ToArray();

    public async Task<Guid> Enrol(HttpClient learner, Guid offering) =>
        (await learner.PostCreating($"/v1/offerings/{offering}/enrolments").Json()).Id();

    /// <summary>Persons whom Registration told to be members of At-Bashy.</summary>
    public async Task<Guid[]> Members(int many)
    {
        var members = Enumerable.Range(0, many).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var person in members)
        {
            await Broker.Tell(
                new MembershipStarted(Guid.CreateVersion7(), person, AtBashy, new LocalText("Ат-Башы", "Ат-Башы", "At-Bashy")));
        }

        await Eventually(() => WithDb<TrainingDb, bool>(async db =>
            await db.Set<LabMember>().CountAsync(m => members.Contains(m.PersonId)) == many));
        return members;
    }

    public Task<HttpResponseMessage> Mark(HttpClient trainer, Guid session, Guid[]? present = null, Guid[]? absent = null) =>
        trainer.SendWith(HttpMethod.Put, $"/v1/training-sessions/{session}/attendance",
            new { present = present ?? [], absent = absent ?? [] });

    public async Task<HttpResponseMessage> Drop(HttpClient learner, Guid enrolment, string? reason = null) => await learner.SendWith(
        HttpMethod.Delete, $"/v1/enrolments/{enrolment}{(reason is null ? "" : $"?reason={reason}")}",
        ifMatch: await learner.Tag($"/v1/enrolments/{enrolment}"));

    public async Task<string> State(HttpClient learner, Guid enrolment) =>
        (await learner.GetJson($"/v1/enrolments/{enrolment}")).Text("state");

    public async Task Attend(Guid offering, params Guid[] enrolments)
    {
        foreach (var session in await Sessions(offering))
        {
            await Mark(Trainer, session, enrolments).Json();
        }
    }

    public Task<HttpResponseMessage> Assess(HttpClient trainer, Guid enrolment, int score) =>
        trainer.PostCreating($"/v1/enrolments/{enrolment}/assessments", new { score });

    /// <summary>From an open offering to a credential's number.</summary>
    public async Task<string> Complete(HttpClient learner, Guid? offering = null)
    {
        var place = offering ?? await Open();
        var enrolment = await Enrol(learner, place);
        await Attend(place, enrolment);
        await Assess(Trainer, enrolment, 86).Json();
        return (await learner.GetJson($"/v1/enrolments/{enrolment}")).GetProperty("credentialNumber").GetString()!;
    }
}

[CollectionDefinition("training")]
public sealed class TrainingSuite : ICollectionFixture<TrainingFixture>;

/// <summary>A service of their own for tests that move its clock on.</summary>
[CollectionDefinition("training, later")]
public sealed class LaterSuite : ICollectionFixture<TrainingFixture>;

/// <summary>Figures are published once for a whole database, so their tests have one of their own.</summary>
[CollectionDefinition("figures")]
public sealed class FiguresSuite : ICollectionFixture<TrainingFixture>;

internal static class Answers
{
    public static async Task<JsonElement> Json(this Task<HttpResponseMessage> response) => await (await response).Json();

    public static async Task<JsonElement> ShouldBeProblem(this Task<HttpResponseMessage> response, int status, string? code = null) =>
        await (await response).ShouldBeProblem(status, code);

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    /// <summary>The ETag of a resource as it is now.</summary>
    public static async Task<string> Tag(this HttpClient client, string url) =>
        (await client.GetAsync(new Uri(url, UriKind.Relative))).Headers.ETag!.Tag;
}
