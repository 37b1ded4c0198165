using CreativeLabs.Contracts;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class AttendanceTests(TrainingFixture training)
{
    [Fact]
    public async Task A_list_sent_twice_is_one_list()
    {
        var (offering, enrolment) = await Seated();
        var session = (await training.Sessions(offering))[0];
        var first = await training.Mark(training.Trainer, session, [enrolment]).Json();
        var again = await training.Mark(training.Trainer, session, [enrolment, enrolment]).Json();
        again.ToString().ShouldBe(first.ToString());
        again.GetProperty("present").GetArrayLength().ShouldBe(1);
        await training.WithDb<TrainingDb>(async db => (await db.Marks.CountAsync(m => m.SessionId == session)).ShouldBe(1));
    }

    [Fact]
    public async Task Lists_are_merged_and_who_was_seen_once_was_there()
    {
        var (offering, one) = await Seated();
        var two = await training.Enrol(training.Learner(), offering);
        var session = (await training.Sessions(offering))[0];
        await training.Mark(training.Trainer, session, [one], [two]).Json();
        var merged = await training.Mark(training.Coordinator, session, [two], [one]).Json();
        merged.GetProperty("present").EnumerateArray().Select(e => e.GetGuid()).ShouldBe([one, two], ignoreOrder: true);
        merged.GetProperty("absent").GetArrayLength().ShouldBe(0);
        (await training.Trainer.GetJson($"/v1/training-sessions/{session}/attendance")).ToString().ShouldBe(merged.ToString());
    }

    [Fact]
    public async Task Attendance_and_assessment_complete_the_course_and_issue_one_credential()
    {
        var (offering, enrolment, learner, person) = await Seat();
        await training.Attend(offering, enrolment);
        (await learner.GetJson($"/v1/enrolments/{enrolment}")).Text("state").ShouldBe("enrolled");
        (await training.Assess(training.Trainer, enrolment, 59).Json()).Text("enrolmentState").ShouldBe("enrolled");
        var assessed = await training.Assess(training.Trainer, enrolment, 60).Json();
        assessed.Text("enrolmentState").ShouldBe("completed");
        assessed.GetProperty("attempt").GetInt32().ShouldBe(2);

        var completed = await training.Broker.Hear<CourseCompleted>(f => f.PersonId == person);
        (completed.EnrolmentId, completed.OfferingId, completed.Track, completed.GivesRightToSell)
            .ShouldBe((enrolment, offering, "handicrafts", true));
        var issued = await training.Broker.Hear<CredentialIssued>(f => f.EnrolmentId == enrolment);
        var view = await learner.GetJson($"/v1/enrolments/{enrolment}");
        view.Text("credentialNumber").ShouldBe(issued.Number);
        view.GetProperty("progress").GetProperty("attended").GetInt32().ShouldBe(2);
        view.GetProperty("progress").GetProperty("bestScore").GetInt32().ShouldBe(60);
    }

    [Fact]
    public async Task Parallel_lists_and_assessments_complete_each_learner_exactly_once()
    {
        var offering = await training.Open();
        var enrolments = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            enrolments.Add(await training.Enrol(training.Learner(), offering));
        }

        var sessions = await training.Sessions(offering);
        var trainer = training.Trainer;
        var lists = Enumerable.Range(0, 4).SelectMany(round => sessions.Select(session =>
            training.Mark(trainer, session, round % 2 == 0 ? enrolments.ToArray() : Enumerable.Reverse(enrolments).ToArray())));
        var assessments = enrolments.SelectMany(enrolment => new[] { 70, 80 }.Select(score => training.Assess(trainer, enrolment, score)));
        var answers = await Task.WhenAll(lists.Concat(assessments));
        answers.ShouldAllBe(a => a.IsSuccessStatusCode);

        await training.WithDb<TrainingDb>(async db =>
            (await db.Credentials.CountAsync(c => enrolments.Contains(c.EnrolmentId))).ShouldBe(4));
        foreach (var enrolment in enrolments)
        {
            await training.Broker.Hear<CredentialIssued>(f => f.EnrolmentId == enrolment);
        }

        training.Broker.Heard<CredentialIssued>(f => enrolments.Contains(f.EnrolmentId)).Count.ShouldBe(4);
        await training.Eventually(() =>
            Task.FromResult(training.Broker.Heard<CourseCompleted>(f => enrolments.Contains(f.EnrolmentId)).Count == 4));
    }

    [Fact]
    public async Task What_is_recorded_after_completion_changes_nothing()
    {
        var (offering, enrolment, learner, person) = await Seat();
        await training.Attend(offering, enrolment);
        await training.Assess(training.Trainer, enrolment, 100).Json();
        var before = await learner.Tag($"/v1/enrolments/{enrolment}");
        await training.Attend(offering, enrolment);
        await training.Assess(training.Trainer, enrolment, 5).Json();
        (await learner.Tag($"/v1/enrolments/{enrolment}")).ShouldBe(before);
        await training.Broker.Hear<CourseCompleted>(f => f.PersonId == person);
        await training.WithDb<TrainingDb>(async db => (await db.Credentials.CountAsync(c => c.PersonId == person)).ShouldBe(1));
    }

    [Fact]
    public async Task The_rule_is_the_one_of_the_day_she_enrolled()
    {
        var course = await training.Coordinator.PostCreating("/v1/courses", Course(minScore: 50)).Json();
        var offering = await training.Open(training.Plan(course: course.Id()));
        var enrolment = await training.Enrol(training.Learner(), offering);
        await training.Coordinator.SendWith(HttpMethod.Put, $"/v1/courses/{course.Id()}", Course(minScore: 95),
            await training.Coordinator.Tag($"/v1/courses/{course.Id()}")).Json();
        await training.Attend(offering, enrolment);
        (await training.Assess(training.Trainer, enrolment, 55).Json()).Text("enrolmentState").ShouldBe("completed");
    }

    [Fact]
    public async Task A_session_of_another_day_cannot_be_marked_yet()
    {
        var offering = await training.Open(training.Plan(hoursFromNow: 30));
        var enrolment = await training.Enrol(training.Learner(), offering);
        await training.Mark(training.Trainer, (await training.Sessions(offering))[0], [enrolment])
            .ShouldBeProblem(409, "session_not_begun");
    }

    [Fact]
    public async Task A_list_with_a_stranger_or_with_one_learner_on_both_sides_is_refused_whole()
    {
        var (offering, enrolment) = await Seated();
        var (_, stranger) = await Seated();
        var session = (await training.Sessions(offering))[0];
        var refused = await training.Mark(training.Trainer, session, [enrolment, stranger]).ShouldBeProblem(409, "not_in_offering");
        refused.GetProperty("unknown")[0].GetGuid().ShouldBe(stranger);
        await training.Mark(training.Trainer, session, [enrolment], [enrolment]).ShouldBeProblem(400, "invalid_request");
        (await training.Trainer.GetJson($"/v1/training-sessions/{session}/attendance")).GetProperty("present").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Who_waits_cannot_be_assessed()
    {
        var offering = await training.Open(training.Plan(capacity: 1));
        await training.Enrol(training.Learner(), offering);
        var waiting = await training.Enrol(training.Learner(), offering);
        await training.Assess(training.Trainer, waiting, 90).ShouldBeProblem(409, "not_enrolled");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public async Task A_score_is_from_0_to_100(int score)
    {
        var (_, enrolment) = await Seated();
        var problem = await training.Assess(training.Trainer, enrolment, score).ShouldBeProblem(400, "invalid_request");
        problem.GetProperty("errors").TryGetProperty("score", out _).ShouldBeTrue();
    }

    private static object Course(int minScore) => new
    {
        title = new { en = "Weaving" },
        summary = new { en = "On a loom." },
        track = "handicrafts",
        completionRule = new { minAttendancePercent = 100, minScore },
    };

    private async Task<(Guid Offering, Guid Enrolment)> Seated()
    {
        var (offering, enrolment, _, _) = await Seat();
        return (offering, enrolment);
    }

    private async Task<(Guid Offering, Guid Enrolment, HttpClient Learner, Guid Person)> Seat()
    {
        var offering = await training.Open();
        var learner = training.Learner(out var person);
        return (offering, await training.Enrol(learner, offering), learner, person);
    }
}
