using CreativeLabs.Contracts;
using CreativeLabs.Support;
using CreativeLabs.Training.Completion;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using CreativeLabs.Training.Offerings;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

/// <summary>Completion is a function of what is recorded: neither the order nor how often it was looked at matters.</summary>
[Collection("training")]
public sealed class CompletionProperties(TrainingFixture training)
{
    private const int Sessions = 3;
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 6, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Progress> AnyProgress =
        from attended in Gen.Choose(0, Sessions)
        from score in Gen.Frequency((1, Gen.Constant((int?)null)), (4, Gen.Choose(0, 100).Select(s => (int?)s)))
        select new Progress(Sessions, attended, score);

    /// <summary>Lists of a session, attempts under a phone's own id, and corrections of attendance, one a session at most: what
    /// commutes.</summary>
    private static readonly Gen<Event[]> AnyHistory =
        from lists in Gen.ArrayOf(from session in Gen.Choose(0, Sessions - 1)
                                  from present in Gen.Frequency((3, Gen.Constant(true)),
            (1, Gen.Constant(false)))
                                  select new Event(session, present, null, false), 5)
        from attempts in Gen.ArrayOf(from score in Gen.Choose(40, 80) select new Event(-1, false, score, false), 2)
        from corrections in Gen.SubListOf(Enumerable.Range(0, Sessions))
        from present in Gen.Elements(true, false)
        select (Event[])[.. lists, .. attempts, .. corrections.Select(session => new Event(session, present, null, true))];

    [Fact]
    public void However_often_it_is_looked_at_the_end_is_that_of_the_last_look() => Prop.ForAll(
        Arb.From(from steps in Gen.NonEmptyListOf(AnyProgress) from over in Gen.Elements(true, false) select (Steps: steps, Over: over)),
        history =>
        {
            var (step, once) = (Enrolled(), Enrolled());
            foreach (var progress in history.Steps)
            {
                step.Settle(progress, history.Over, Now);
                step.Settle(progress, history.Over, Now).ShouldBeFalse("looking twice changes nothing");
            }

            once.Settle(history.Steps[^1], history.Over, Now);
            step.State.ShouldBe(once.State);
            (step.State is EnrolmentState.Completed).ShouldBe(CompletionRule.Usual.IsMetBy(history.Steps[^1]));
        }).Prove(Depth.Times(500));

    [Fact]
    public Task The_same_events_in_any_order_and_any_number_of_times_come_to_the_same() => Depth.Prove(async () =>
    {
        var random = Depth.Random();
        foreach (var history in AnyHistory.SampleBy(Depth.Times(12)))
        {
            var one = await Walk(history);
            var other = await Walk([.. history.Concat(history.Where(e => !e.Corrects && random.Next(2) == 0)).OrderBy(_ => random.Next())]);
            other.ShouldBe(one, string.Join(", ", history.AsEnumerable()));
        }
    });

    private async Task<(string State, int Attended, int? Best, int Valid)> Walk(Event[] events)
    {
        var offering = await training.Open(training.Plan(sessions: Sessions));
        var learner = training.Learner();
        var enrolment = await training.Enrol(learner, offering);
        var sessions = await training.Sessions(offering);
        var ids = new Dictionary<int, Guid>();
        foreach (var e in events)
        {
            var answer = e switch
            {
                { Score: { } score } =>
                    training.Trainer.PostCreating($"/v1/enrolments/{enrolment}/assessments",
                    new { score, id = ids.TryGetValue(score, out var id) ? id : ids[score] = Guid.CreateVersion7() }),
                { Corrects: true } =>
                training.Trainer.PostCreating($"/v1/training-sessions/{sessions[e.Session]}/attendance/corrections",
                new { enrolmentId = enrolment, present = e.Present, reason = "slip" }),
                _ => training.Mark(training.Trainer, sessions[e.Session], e.Present ? [enrolment] : [], e.Present ? [] : [enrolment]),
            };
            (await answer).IsSuccessStatusCode.ShouldBeTrue();
        }

        var view = await learner.GetJson($"/v1/enrolments/{enrolment}");
        var progress = view.GetProperty("progress");
        var best = progress.GetProperty("bestScore");
        var valid = await training.WithDb<TrainingDb, int>(db =>
            db.Credentials.CountAsync(c => c.EnrolmentId == enrolment && c.Status == CredentialStatus.Valid));
        valid.ShouldBe(view.Text("state") == "completed" ? 1 : 0);
        return (view.Text("state"), progress.GetProperty("attended").GetInt32(), best.ValueKind is System.Text.Json.JsonValueKind.Null
            ? null : best.GetInt32(), valid);
    }

    private static Enrolment Enrolled()
    {
        var plan = new OfferingPlan(Guid.CreateVersion7(), "ky", 1, Bishkek.DateOf(Now), [new SessionPlan(Now)]);
        var offering = Offering.Plan(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), plan, _ => Guid.CreateVersion7(),
            Now);
        var course = Course.Write(Guid.CreateVersion7(), new CourseContent(new LocalText("Кийиз"), new LocalText("Кийиз"), "handicrafts"));
        var enrolment = Enrolment.Request(offering, course, Guid.CreateVersion7(), Now);
        enrolment.Admit(Now);
        return enrolment;
    }

    private sealed record Event(int Session, bool Present, int? Score, bool Corrects);
}
