using System.Net;
using System.Text.Json;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class ClashTests(TrainingFixture training)
{
    private readonly DateTimeOffset start = new(training.Clock.GetUtcNow().AddDays(30).Date, TimeSpan.Zero);
    private readonly Guid trainer = Guid.CreateVersion7();

    [Fact]
    public async Task Fifty_offerings_of_one_trainer_published_at_once_give_one()
    {
        var drafts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => training.Draft(Plan(trainer, null))));
        var answers = await Task.WhenAll(drafts.Select(Publish));
        answers.Count(a => a.StatusCode is HttpStatusCode.OK).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode is not HttpStatusCode.OK))
        {
            (await refused.ShouldBeProblem(409, "trainer_busy")).GetProperty("clashes").GetArrayLength().ShouldBe(1);
        }
    }

    [Fact]
    public async Task Fifty_offerings_in_one_room_published_at_once_give_one_however_the_room_is_written()
    {
        var room = $"Устакана {Guid.NewGuid():N}";
        var drafts = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(i => training.Draft(
            Plan(Guid.CreateVersion7(), i % 2 == 0 ? room : $" {room.ToUpperInvariant().Replace(" ", "  ", StringComparison.Ordinal)} "))));
        var answers = await Task.WhenAll(drafts.Select(Publish));
        answers.Count(a => a.StatusCode is HttpStatusCode.OK).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode is not HttpStatusCode.OK))
        {
            await refused.ShouldBeProblem(409, "room_busy");
        }
    }

    [Fact]
    public async Task A_clash_is_named_and_what_touches_at_an_end_or_is_called_off_is_none()
    {
        var first = await training.Open(Plan(trainer, null));
        (await Publish(await training.Draft(Plan(trainer, null, after: 120)))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var draft = await training.Draft(Plan(trainer, null, after: 60));
        var refused = await Publish(draft).ShouldBeProblem(409, "trainer_busy");
        refused.GetProperty("clashes").EnumerateArray().Select(c => c.Id("offeringId")).ShouldContain(first);
        (await training.Coordinator.GetJson($"/v1/offerings/{draft}")).Text("state").ShouldBe("draft");

        await training.Coordinator.PostSeen($"/v1/offerings/{first}/cancellation").Json();
        (await Publish(await training.Draft(Plan(trainer, null)))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Rescheduling_or_another_trainer_may_not_clash_and_two_sessions_may_change_places()
    {
        await training.Open(Plan(trainer, null));
        var other = await training.Open(Plan(Guid.CreateVersion7(), null, after: 600, sessions: 2));
        var sessions = (await training.Coordinator.GetJson($"/v1/offerings/{other}/sessions")).GetProperty("items").EnumerateArray()
            .Select(s => (Id: s.Id(), At: s.GetProperty("startsAt").GetDateTimeOffset())).ToArray();
        var body = new
        {
            sessions = new[] { new { id = sessions[0].Id, startsAt = sessions[1].At },
            new { id = sessions[1].Id, startsAt = sessions[0].At } }
        };
        await training.Coordinator.SendWith(HttpMethod.Put, $"/v1/offerings/{other}/sessions", body, "*").Json();

        var change = new
        {
            trainerId = trainer, language = "ky", capacity = 5, startsOn = Bishkek.DateOf(sessions[0].At),
            sessions = sessions.Select(s => new { startsAt = s.At, minutes = 120 }),
        };
        await training.Coordinator.SendWith(HttpMethod.Put, $"/v1/offerings/{other}", change, "*").Json();
        var clash = new { sessions = new[] { new { id = sessions[0].Id, startsAt = start } } };
        await training.Coordinator.SendWith(HttpMethod.Put, $"/v1/offerings/{other}/sessions", clash, "*")
            .ShouldBeProblem(409, "trainer_busy");
        (await training.Coordinator.GetJson($"/v1/offerings/{other}/sessions")).GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    private Task<HttpResponseMessage> Publish(Guid draft) =>
        training.Coordinator.PostSeen($"/v1/offerings/{draft}/publication");

    private object Plan(Guid teacher, string? room, int after = 0, int sessions = 1) => new
    {
        courseId = TrainingFixture.FeltCarpets,
        labId = TrainingFixture.AtBashy,
        trainerId = teacher,
        language = "ky",
        capacity = 5,
        startsOn = Bishkek.DateOf(start),
        sessions = Enumerable.Range(0, sessions)
        .Select(i => new { startsAt = start.AddMinutes(after + (120 * i)), minutes = 120, room }).ToArray(),
    };
}
