using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;

namespace CreativeLabs.Training.Tests;

/// <summary>What rests on something that may change: a credential, the last session, a beginning, a membership, a lab's own
/// course.</summary>
[Collection("training, later")]
public sealed class GroundTests(TrainingFixture training)
{

    [Fact]
    public async Task A_revoked_credential_opens_no_course_that_requires_it_and_a_seat_given_for_it_is_withdrawn()
    {
        var (prerequisite, advanced) = await Courses();
        var learner = training.Learner(out var person);
        var number = await training.Complete(learner, await training.Open(training.Plan(course: prerequisite)));
        var soon = await training.Open(training.Plan(course: advanced, capacity: 1, hoursFromNow: 240));
        var running = await training.Open(training.Plan(course: advanced));
        var seat = await training.Enrol(learner, soon);
        var learning = await training.Enrol(learner, running);
        var next = training.Learner(out var nextPerson);
        await training.Complete(next, await training.Open(training.Plan(course: prerequisite)));
        var line = await training.Enrol(next, soon);

        (await training.Coordinator.PostSeen($"/v1/credentials/{number}/revocation", new { reason = "issuedInError" }))
            .IsSuccessStatusCode.ShouldBeTrue();

        var withdrawn = await training.Broker.Hear<SeatWithdrawn>(f => f.PersonId == person);
        withdrawn.EnrolmentId.ShouldBe(seat);
        withdrawn.NextAt!.Value.ShouldBeGreaterThan(training.Clock.GetUtcNow());
        await training.Eventually(async () => await training.State(learner, seat) == "dropped");
        (await training.State(next, line)).ShouldBe("offered");
        (await training.State(learner, learning)).ShouldBe("enrolled", "she learns already");
        var another = await training.Open(training.Plan(course: advanced, hoursFromNow: 300));
        await learner.PostCreating($"/v1/offerings/{another}/enrolments").ShouldBeProblem(409, "prerequisites_missing");
        nextPerson.ShouldNotBe(person);

        // The way out: a trainer who knows her waives what is missing.
        await training.Trainer.PostCreating($"/v1/offerings/{another}/waivers", new { personId = person, reason = "experience" }).Json();
        (await learner.PostCreating($"/v1/offerings/{another}/enrolments").Json()).Text("state").ShouldBe("enrolled");
    }

    [Theory]
    [InlineData(0, null, 400)]
    [InlineData(0, 0, 400)]
    [InlineData(50, 0, 400)]
    [InlineData(101, null, 400)]
    [InlineData(1, null, 201)]
    [InlineData(0, 1, 201)]
    public async Task A_rule_asks_for_something(int minAttendancePercent, int? minScore, int status) =>
        ((int)(await training.Coordinator.PostCreating("/v1/courses", Course("A rule", new { minAttendancePercent, minScore }))).StatusCode)
            .ShouldBe(status);

    [Fact]
    public async Task Nothing_is_recorded_before_the_session_began()
    {
        // In five hours, which may well be the same day.
        var offering = await training.Open(training.Plan(hoursFromNow: 5));
        var enrolment = await training.Enrol(training.Learner(), offering);
        var session = (await training.Sessions(offering))[0];
        await training.Mark(training.Trainer, session, [enrolment]).ShouldBeProblem(409, "session_not_begun");
        await training.Assess(training.Trainer, enrolment, 90).ShouldBeProblem(409, "session_not_begun");
        await training.Trainer.PostCreating($"/v1/training-sessions/{session}/attendance/corrections",
            new { enrolmentId = enrolment, present = true, reason = "slip" }).ShouldBeProblem(409, "session_not_begun");

        // The first of two has begun: it can be marked, the second cannot, and what was reached can be assessed.
        var begun = await training.Open(training.Plan(hoursFromNow: -0.5));
        var learner = await training.Enrol(training.Learner(), begun);
        var sessions = await training.Sessions(begun);
        await training.Mark(training.Trainer, sessions[0], [learner]).Json();
        await training.Mark(training.Trainer, sessions[1], [learner]).ShouldBeProblem(409, "session_not_begun");
        await training.Assess(training.Trainer, learner, 90).Json();
    }

    [Fact]
    public async Task After_the_last_session_nobody_is_served_and_nobody_enrols()
    {
        var offering = await training.Open(training.Plan(capacity: 1));
        var (seated, waiting) = (training.Learner(), training.Learner());
        var (seat, line) = (await training.Enrol(seated, offering), await training.Enrol(waiting, offering));
        training.Clock.Advance(TimeSpan.FromHours(1));

        (await training.Drop(seated, seat)).IsSuccessStatusCode.ShouldBeTrue();

        (await training.State(waiting, line)).ShouldBe("waitlisted");
        await training.Learner().PostCreating($"/v1/offerings/{offering}/enrolments").ShouldBeProblem(409, "last_session_over");
        await training.Trainer.PostCreating($"/v1/offerings/{offering}/parties", new { persons = await training.Members(2) })
            .ShouldBeProblem(409, "last_session_over");
    }

    [Fact]
    public async Task A_trainer_enrols_members_of_the_lab_and_nobody_else()
    {
        var offering = await training.Open();
        var members = await training.Members(2);
        var elsewhere = Guid.CreateVersion7();
        var (membership, osh) = (Guid.CreateVersion7(), WellKnown.Id("lab/osh"));
        await training.Broker.Tell(new MembershipStarted(membership, elsewhere, osh, new LocalText("Ош", "Ош", "Osh")));
        foreach (var stranger in new[] { Guid.CreateVersion7(), elsewhere })
        {
            var refused = await training.Trainer.PostCreating($"/v1/offerings/{offering}/parties",
                new { persons = new[] { members[0], stranger } }).ShouldBeProblem(409, "not_of_the_lab");
            refused.GetProperty("strangers")[0].GetGuid().ShouldBe(stranger);
        }

        await training.Trainer.PostCreating($"/v1/offerings/{offering}/parties", new { persons = members }).Json();

        // Whoever left is a stranger again, in whichever order the facts come.
        var left = Guid.CreateVersion7();
        var hers = Guid.CreateVersion7();
        await training.Broker.Tell(new MembershipEnded(hers, left, TrainingFixture.AtBashy));
        await training.Broker.Tell(
            new MembershipStarted(hers, left, TrainingFixture.AtBashy, new LocalText("Ат-Башы", "Ат-Башы", "At-Bashy")));
        await training.Members(1);
        await training.Trainer.PostCreating($"/v1/offerings/{offering}/parties",
            new { persons = new[] { left, (await training.Members(1))[0] } }).ShouldBeProblem(409, "not_of_the_lab");
    }

    [Fact]
    public async Task A_course_is_changed_by_its_own_lab_and_the_common_catalog_by_the_operator()
    {
        var operators = training.Client(Guid.CreateVersion7(), "operator");
        var own = (await training.Coordinator.PostCreating("/v1/courses", Course("Our course")).Json()).Id();
        var common = (await operators.PostCreating("/v1/courses", Course("Everybody's course")).Json()).Id();
        var lessons = new { lessons = Array.Empty<object>() };
        foreach (var (course, owner, stranger) in new[]
        {
            (own, training.Coordinator, training.CoordinatorElsewhere), (common, operators, training.Coordinator),
        })
        {
            await stranger.SendWith(HttpMethod.Put, $"/v1/courses/{course}", Course("Taken over"), "*").ShouldBeProblem(403, "not_allowed");
            await stranger.SendWith(HttpMethod.Put, $"/v1/courses/{course}/lessons", lessons, "*").ShouldBeProblem(403, "not_allowed");
            await stranger.SendWith(HttpMethod.Delete, $"/v1/courses/{course}", ifMatch: "*").ShouldBeProblem(403, "not_allowed");
            await owner.SendWith(HttpMethod.Put, $"/v1/courses/{course}", Course("Rewritten"), "*").Json();
            (await owner.SendWith(HttpMethod.Delete, $"/v1/courses/{course}", ifMatch: "*")).IsSuccessStatusCode.ShouldBeTrue();
        }

        await training.Coordinator.PostCreating("/v1/courses", Course("Not ours", labId: WellKnown.Id("lab/osh")))
            .ShouldBeProblem(400, "invalid_request");
        var two = training.Client(
            Guid.CreateVersion7(), $"coordinator:{TrainingFixture.AtBashy}", $"coordinator:{WellKnown.Id("lab/osh")}");
        await two.PostCreating("/v1/courses", Course("Whose?")).ShouldBeProblem(400, "invalid_request");
        await two.PostCreating("/v1/courses", Course("Osh's", labId: WellKnown.Id("lab/osh"))).Json();
    }

    [Theory]
    [InlineData("trainer")]
    [InlineData("language")]
    [InlineData("room")]
    [InlineData("title")]
    [InlineData("link")]
    public async Task What_changes_besides_the_dates_is_told_to_every_learner_and_raises_the_sequence(string what)
    {
        var course = (await training.Coordinator.PostCreating("/v1/courses", Course("Weaving")).Json()).Id();
        var offering = await training.Open(what is "link" ? Online(course) : training.Plan(course: course, hoursFromNow: 240));
        var (seated, waiting) = (training.Learner(out var one), training.Learner(out var two));
        await training.Enrol(seated, offering);
        await training.Enrol(waiting, offering);
        var sessions = (await training.Coordinator.GetJson($"/v1/offerings/{offering}/sessions")).GetProperty("items").EnumerateArray()
            .Select(s => new { id = s.Id(), startsAt = s.GetProperty("startsAt").GetDateTimeOffset(), minutes = 60, room = "3" }).ToArray();
        var url = $"/v1/offerings/{offering}";
        var now = await training.Coordinator.GetJson(url);
        object Replaced(Guid trainer, string language, string? link = null) => new
        {
            trainerId = trainer, language, capacity = 12, startsOn = now.Text("startsOn"), link,
            sessions = sessions.Select(s => new { s.startsAt, s.minutes }).ToArray(),
        };

        await (what switch
        {
            "room" => training.Coordinator.SendWith(HttpMethod.Put, $"{url}/sessions", new { sessions }, "*"),
            "title" => training.Coordinator.SendWith(HttpMethod.Put, $"/v1/courses/{course}", Course("Weaving and felting"), "*"),
            "link" => training.Coordinator.SendWith(HttpMethod.Put, url,
                Replaced(now.Id("trainerId"), "ky", "https://meet.example.kg/another"), "*"),
            "trainer" => training.Coordinator.SendWith(HttpMethod.Put, url, Replaced(Guid.CreateVersion7(), "ky"), "*"),
            _ => training.Coordinator.SendWith(HttpMethod.Put, url, Replaced(now.Id("trainerId"), "ru"), "*"),
        }).Json();

        foreach (var person in new[] { one, two })
        {
            var told = await training.Broker.Hear<LessonsChanged>(f => f.PersonId == person);
            told.What.ShouldBe([what]);
            told.NextAt.ShouldBe(sessions[0].startsAt);
        }

        var file = await seated.GetStringAsync($"/v1/offerings/{offering}/calendar.ics");
        file.Split("\r\n").Count(l => l == "SEQUENCE:1").ShouldBe(2);
        training.Broker.Heard<LessonsRescheduled>(f => f.OfferingId == offering).ShouldBeEmpty("the dates stay");
    }

    private object Online(Guid course)
    {
        var first = training.Clock.GetUtcNow().AddDays(10);
        return new
        {
            courseId = course, labId = TrainingFixture.AtBashy, trainerId = Guid.CreateVersion7(), language = "ky", capacity = 12,
            startsOn = Bishkek.DateOf(first), link = "https://meet.example.kg/one",
            sessions = new[] { 0, 1 }.Select(hour => new { startsAt = first.AddHours(hour), minutes = 60 }).ToArray(),
        };
    }

    private static object Course(string title, object? completionRule = null, Guid[]? prerequisites = null, Guid? labId = null) => new
    {
        title = new { ky = title, ru = title, en = title }, summary = new { en = "What is learnt." }, track = "handicrafts", completionRule,
        prerequisites, labId,
    };

    private async Task<(Guid Prerequisite, Guid Advanced)> Courses()
    {
        var first = (await training.Coordinator.PostCreating("/v1/courses", Course("Felting")).Json()).Id();
        return (first, (await training.Coordinator.PostCreating("/v1/courses", Course("Felting II", prerequisites: [first])).Json()).Id());
    }
}
