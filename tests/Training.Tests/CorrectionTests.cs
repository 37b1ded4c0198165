using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class CorrectionTests(TrainingFixture training)
{
    [Fact]
    public async Task A_mark_that_is_taken_back_stays_so_whatever_lists_come_later_and_says_who_did_it()
    {
        var offering = await training.Open();
        var learner = training.Learner();
        var enrolment = await training.Enrol(learner, offering);
        var session = (await training.Sessions(offering))[0];
        await training.Mark(training.Trainer, session, [enrolment]).Json();
        await Correct(session, enrolment, present: false).Json();
        (await training.Mark(training.Coordinator, session, [enrolment]).Json()).GetProperty("present").GetArrayLength().ShouldBe(0);
        await Correct(session, enrolment, present: false).ShouldBeProblem(409, "nothing_to_correct");

        foreach (var reader in (HttpClient[])[learner, training.Trainer])
        {
            var corrected = (await reader.GetJson($"/v1/enrolments/{enrolment}/corrections")).GetProperty("items")[0];
            (corrected.GetProperty("was").GetInt32(), corrected.GetProperty("became").GetInt32(), corrected.Text("reason"),
                corrected.Id("by"))
                .ShouldBe((1, 0, "wrongPerson", WellKnown.Id("person/at-bashy/trainer")));
        }

        await training.Learner().SendWith(HttpMethod.Get, $"/v1/enrolments/{enrolment}/corrections").ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_correction_that_comes_before_the_lists_stands_too()
    {
        var offering = await training.Open();
        var enrolment = await training.Enrol(training.Learner(), offering);
        var session = (await training.Sessions(offering))[0];
        await Correct(session, enrolment, present: true).Json();
        (await training.Mark(training.Trainer, session, [], [enrolment]).Json()).GetProperty("present").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_correction_takes_the_credential_back_and_another_one_issues_a_new_number()
    {
        var offering = await training.Open();
        var learner = training.Learner();
        var enrolment = await training.Enrol(learner, offering);
        await training.Attend(offering, enrolment);
        var assessed = await training.Assess(training.Trainer, enrolment, 86).Json();
        var first = (await learner.GetJson($"/v1/enrolments/{enrolment}")).Text("credentialNumber");

        var undone = await Rescore(enrolment, assessed.Id(), 40).Json();
        undone.Text("enrolmentState").ShouldBe("enrolled");
        var revoked = await training.Broker.Hear<CredentialRevoked>(f => f.EnrolmentId == enrolment);
        (revoked.Number, revoked.Reason).ShouldBe((first, "ruleNotMet"));
        (await training.Anonymous().GetJson($"/v1/credentials/{first}")).Text("status").ShouldBe("revoked");

        (await Rescore(enrolment, assessed.Id(), 75).Json()).Text("enrolmentState").ShouldBe("completed");
        var second = (await learner.GetJson($"/v1/enrolments/{enrolment}")).Text("credentialNumber");
        second.ShouldNotBe(first);
        (await training.Anonymous().GetJson($"/v1/credentials/{first}")).Text("status").ShouldBe("revoked");
        (await training.Anonymous().GetJson($"/v1/credentials/{second}")).Text("status").ShouldBe("valid");
        await training.Eventually(() =>
            Task.FromResult(training.Broker.Heard<CredentialIssued>(f => f.EnrolmentId == enrolment).Count == 2));
    }

    [Fact]
    public async Task A_correction_after_the_end_leaves_her_not_completed()
    {
        var offering = await training.Open();
        var learner = training.Learner();
        var enrolment = await training.Enrol(learner, offering);
        await training.Attend(offering, enrolment);
        await training.Assess(training.Trainer, enrolment, 86).Json();
        await training.Coordinator.PostSeen($"/v1/offerings/{offering}/start").Json();
        await training.Coordinator.PostSeen($"/v1/offerings/{offering}/finish").Json();
        (await Correct((await training.Sessions(offering))[0], enrolment, present: false).Json()).Text("enrolmentState")
            .ShouldBe("notCompleted");
    }

    [Fact]
    public async Task Parallel_corrections_back_and_forth_leave_one_valid_credential_at_most()
    {
        var offering = await training.Open();
        var learner = training.Learner();
        var enrolment = await training.Enrol(learner, offering);
        await training.Attend(offering, enrolment);
        var assessment = (await training.Assess(training.Trainer, enrolment, 86).Json()).Id();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Rescore(enrolment, assessment, i % 2 == 0 ? 40 : 90)));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created || a.StatusCode == HttpStatusCode.Conflict);
        var view = await learner.GetJson($"/v1/enrolments/{enrolment}");
        var valid = await training.WithDb<TrainingDb, int>(db =>
            db.Credentials.CountAsync(c => c.EnrolmentId == enrolment && c.Status == CredentialStatus.Valid));
        valid.ShouldBe(view.Text("state") == "completed" ? 1 : 0);
    }

    [Fact]
    public async Task An_attempt_with_an_id_of_the_phones_own_is_recorded_once_however_often_and_late_it_is_sent()
    {
        var enrolment = await training.Enrol(training.Learner(), await training.Open());
        var body = new { score = 30, id = Guid.CreateVersion7() };
        for (var i = 0; i < 3; i++)
        {
            var sent = await training.Trainer.PostCreating($"/v1/enrolments/{enrolment}/assessments", body).Json();
            (sent.Id(), sent.GetProperty("attempt").GetInt32()).ShouldBe((body.id, 1));
        }

        await training.Trainer.PostCreating($"/v1/enrolments/{enrolment}/assessments", body with { score = 31 })
            .ShouldBeProblem(409, "assessment_recorded");
        var other = await training.Enrol(training.Learner(), await training.Open());
        await training.Trainer.PostCreating($"/v1/enrolments/{other}/assessments", body).ShouldBeProblem(409, "assessment_recorded");
        await training.WithDb<TrainingDb>(async db => (await db.Assessments.CountAsync(a => a.EnrolmentId == enrolment)).ShouldBe(1));
    }

    [Fact]
    public async Task Only_who_teaches_at_the_lab_corrects_and_nobody_her_own()
    {
        var offering = await training.Open();
        var learner = training.Learner();
        var enrolment = await training.Enrol(learner, offering);
        var session = (await training.Sessions(offering))[0];
        var assessment = (await training.Assess(training.Trainer, enrolment, 50).Json()).Id();
        var mark = new { enrolmentId = enrolment, present = true, reason = "slip" };
        foreach (var other in (HttpClient[])[training.TrainerElsewhere, training.CoordinatorElsewhere, learner])
        {
            await other.PostCreating($"/v1/training-sessions/{session}/attendance/corrections", mark).ShouldBeProblem(403, "not_allowed");
            await other.SendWith(HttpMethod.Get, $"/v1/training-sessions/{session}/roster").ShouldBeProblem(403, "not_allowed");
        }

        var (scores, better) = ($"/v1/enrolments/{enrolment}/assessments/{assessment}/corrections", new { score = 90, reason = "slip" });
        await learner.PostCreating(scores, better).ShouldBeProblem(403, "not_allowed");
        foreach (var other in (HttpClient[])[training.TrainerElsewhere, training.CoordinatorElsewhere, training.Learner()])
        {
            await other.PostCreating(scores, better).ShouldBeProblem(404, "not_found");
        }

        var own = await training.Enrol(training.Trainer, offering);
        await training.Assess(training.Trainer, own, 100).ShouldBeProblem(409, "own_record");
        await Correct(session, own, present: true).ShouldBeProblem(409, "own_record");
        await Correct(session, Guid.CreateVersion7(), present: true).ShouldBeProblem(409, "not_in_offering");
    }

    private Task<HttpResponseMessage> Correct(Guid session, Guid enrolment, bool present) => training.Trainer.PostCreating(
        $"/v1/training-sessions/{session}/attendance/corrections", new { enrolmentId = enrolment, present, reason = "wrongPerson" });

    private Task<HttpResponseMessage> Rescore(Guid enrolment, Guid assessment, int score) => training.Trainer.PostCreating(
        $"/v1/enrolments/{enrolment}/assessments/{assessment}/corrections", new { score, reason = "lookedAtAgain" });
}
