using System.Net.Http.Headers;
using CreativeLabs.Contracts;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests.Access;

/// <summary>A course and an offering of the lab, made for one question, and who asks it. The lab is At-Bashy, which the service
/// knows.</summary>
internal sealed class Scene : AccessScene<Program>
{
    public const string Learner = "learner";

    /// <summary>Who waits for a seat, or for whom one is held.</summary>
    public const string Waiting = "waiting";

    /// <summary>Who leads the group of which two are to learn.</summary>
    public const string Lead = "lead";

    /// <summary>A trainer of another lab.</summary>
    public const string TrainerElsewhere = "trainer-elsewhere";

    public static readonly string[] Callers =
        [Nobody, Expired, Forged, Partner, Stranger, Learner, Waiting, Lead, Elsewhere, TrainerElsewhere, Trainer, Coordinator, Operator];

    public static readonly byte[] Png = Snapshots.Png(32, 24);

    private readonly TrainingFixture fixture;

    public Scene(TrainingFixture fixture, string caller)
        : base(fixture, caller)
    {
        this.fixture = fixture;
        (Lab, OtherLab) = (TrainingFixture.AtBashy, WellKnown.Id("lab/osh"));
    }

    public static object Content { get; } =
        new { title = new { ky = "Кийиз" }, summary = new { ky = "Жүндөн." }, track = "handicrafts" };

    public object Lessons(params string[] files) =>
        new { lessons = new[] { new { title = new { ky = "Бир" }, text = new { ky = "Жүн" }, files } } };

    /// <summary>A course with one lesson, which is its version 2.</summary>
    public async Task<Guid> Course(params string[] files)
    {
        var course = (await As(Coordinator).PostCreating("/v1/courses", Content).Json()).Id();
        await As(Coordinator).SendWith(HttpMethod.Put, $"/v1/courses/{course}/lessons", Lessons(files), "*").Json();
        return course;
    }

    public Task<Guid[]> LabMembers() => fixture.Members(2);

    public static ByteArrayContent Bytes() => new(Png) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };

    public async Task<string> File() =>
        (await As(Coordinator).PostAsync(new Uri("/v1/courses/files", UriKind.Relative), Bytes()).Json()).Text("hash");

    public async Task<Guid> Draft(object? plan = null) =>
        (await As(Coordinator).PostCreating("/v1/offerings", plan ?? Plan()).Json()).Id();

    public async Task<Guid> Open(object? plan = null) => await Move(await Draft(plan), "publication");

    public async Task<Guid> Started() => await Move(await Taught(), "start");

    /// <summary>An offering in which the learner has a seat.</summary>
    public async Task<Guid> Taught(object? plan = null)
    {
        var offering = await Open(plan);
        await fixture.Enrol(As(Learner), offering);
        return offering;
    }

    public async Task<Guid> Move(Guid offering, string step)
    {
        await As(Coordinator).SendWith(HttpMethod.Post, $"/v1/offerings/{offering}/{step}", ifMatch: "*").Json();
        return offering;
    }

    /// <summary>An offering, and what is being the learner's seat in it.</summary>
    public async Task<(Guid Offering, Guid Enrolment)> Seat(object? plan = null)
    {
        var offering = await Open(plan);
        return (offering, await fixture.Enrol(As(Learner), offering));
    }

    /// <summary>The seat that is held for who waited: the learner gave hers up.</summary>
    public async Task<Guid> Offered()
    {
        var (offering, enrolment) = await Seat(Plan(capacity: 1, daysFromNow: 10));
        var held = await fixture.Enrol(As(Waiting), offering);
        await fixture.Drop(As(Learner), enrolment);
        return held;
    }

    /// <summary>Who learns has the one seat of an offering of the course, who waits stands in line for it.</summary>
    public async Task Full(Guid course)
    {
        var offering = await Taught(Plan(capacity: 1, course: course));
        await fixture.Enrol(As(Waiting), offering);
    }

    /// <summary>On whole hours, so that it can be sent again as it was kept. The second session has just begun, unless other days are
    /// asked for: all can be marked, and seats are still given.</summary>
    public object Plan(int capacity = 12, Guid? course = null, int daysFromNow = 0)
    {
        var now = Now;
        var first = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero).AddDays(daysFromNow).AddHours(-1);
        return new
        {
            courseId = course ?? TrainingFixture.FeltCarpets, labId = Lab, trainerId = Guid.CreateVersion7(), language = "ky", capacity,
            startsOn = Bishkek.DateOf(first),
            sessions = new[] { new { startsAt = first, minutes = 60 }, new { startsAt = first.AddHours(1), minutes = 240 } },
        };
    }

    /// <summary>An offering that is held over a link, with a learner.</summary>
    public async Task<Guid> Online()
    {
        var start = Now.AddDays(10);
        return await Taught(new
        {
            courseId = TrainingFixture.FeltCarpets, labId = Lab, trainerId = Guid.CreateVersion7(), language = "ky", capacity = 5,
            startsOn = Bishkek.DateOf(start), sessions = new[] { new { startsAt = start } }, link = "https://meet.example.org/felt",
        });
    }

    /// <summary>A session in which the learner was marked as present, and her seat.</summary>
    public async Task<(Guid Session, Guid Enrolment)> Marked()
    {
        var (offering, enrolment) = await Seat();
        var session = (await fixture.Sessions(offering))[0];
        await fixture.Mark(As(Trainer), session, [enrolment]).Json();
        return (session, enrolment);
    }

    /// <summary>The id of the issuer's key.</summary>
    public async Task<string> Key()
    {
        await Credential();
        return (await As(Nobody).GetJson("/credentials/keys")).GetProperty("keys")[0].Text("kid").Split('/')[^1];
    }

    public async Task<Guid> Session() => (await fixture.Sessions((await Seat()).Offering))[0];

    /// <summary>The learner's seat, and an attempt of hers.</summary>
    public async Task<(Guid Enrolment, Guid Assessment)> Assessed()
    {
        var (_, enrolment) = await Seat();
        return (enrolment, (await fixture.Assess(As(Trainer), enrolment, 70).Json()).Id());
    }

    /// <summary>The number of what the learner was given for completing the course.</summary>
    public Task<string> Credential() => fixture.Complete(As(Learner));

    /// <summary>A group of three, as Registration told of it.</summary>
    public async Task<(Guid Group, Guid[] Members)> Group()
    {
        var group = Guid.CreateVersion7();
        Guid[] members = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        await fixture.WithDb<TrainingDb>(async db =>
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO known_groups (id, leader_id, told_by) VALUES ({group}, {Id(Lead)}, 1)");
            foreach (var member in members.Append(Id(Lead)))
            {
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO known_members (group_id, person_id, belongs, told_by) VALUES ({group}, {member}, true, 1)");
            }
        });
        return (group, members);
    }

    protected override string[] RolesOf(string who) => who == TrainerElsewhere ? [$"trainer:{OtherLab}"] : base.RolesOf(who);
}
