using CreativeLabs.Support;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class RightsTests(TrainingFixture training)
{
    [Fact]
    public async Task Attendance_is_marked_only_by_who_teaches_at_the_lab()
    {
        var offering = await training.Open();
        var learner = training.Learner();
        var enrolment = await training.Enrol(learner, offering);
        var session = (await training.Sessions(offering))[0];
        foreach (var other in (HttpClient[])[training.TrainerElsewhere, training.CoordinatorElsewhere, learner])
        {
            await training.Mark(other, session, [enrolment]).ShouldBeProblem(403, "not_allowed");
            await other.SendWith(HttpMethod.Get, $"/v1/training-sessions/{session}/attendance").ShouldBeProblem(403, "not_allowed");
        }

        await training.Mark(training.Anonymous(), session, [enrolment]).ShouldBeProblem(401, "sign_in_required");
        await training.Mark(training.Trainer, Guid.CreateVersion7(), [enrolment]).ShouldBeProblem(404, "not_found");
        await training.Mark(training.Trainer, session, [enrolment]).Json();
    }

    [Fact]
    public async Task Only_who_teaches_at_the_lab_assesses()
    {
        var learner = training.Learner();
        var enrolment = await training.Enrol(learner, await training.Open());
        await training.Assess(training.TrainerElsewhere, enrolment, 90).ShouldBeProblem(404, "not_found");
        await training.Assess(learner, enrolment, 90).ShouldBeProblem(403, "not_allowed");
        await training.Assess(training.Learner(), enrolment, 90).ShouldBeProblem(404, "not_found");
        await training.Assess(training.Anonymous(), enrolment, 90).ShouldBeProblem(401, "sign_in_required");
    }

    [Fact]
    public async Task A_learner_sees_her_own_enrolments_and_no_others()
    {
        var offering = await training.Open();
        var (learner, other) = (training.Learner(), training.Learner());
        var enrolment = await training.Enrol(learner, offering);
        await training.Enrol(other, offering);
        (await learner.GetJson("/v1/me/enrolments")).GetProperty("items").EnumerateArray().Single().Id().ShouldBe(enrolment);
        await other.SendWith(HttpMethod.Get, $"/v1/enrolments/{enrolment}").ShouldBeProblem(404, "not_found");
        await other.SendWith(HttpMethod.Delete, $"/v1/enrolments/{enrolment}", ifMatch: "\"1\"").ShouldBeProblem(404, "not_found");
        await training.TrainerElsewhere.SendWith(HttpMethod.Get, $"/v1/enrolments/{enrolment}").ShouldBeProblem(404, "not_found");
        (await training.Trainer.GetJson($"/v1/enrolments/{enrolment}")).Id().ShouldBe(enrolment);
    }

    [Fact]
    public async Task The_list_of_learners_is_for_who_teaches_at_the_lab()
    {
        var offering = await training.Open();
        await training.Enrol(training.Learner(), offering);
        await training.Enrol(training.Learner(), offering);
        var page = await training.Trainer.GetJson($"/v1/offerings/{offering}/enrolments?limit=1");
        page.GetProperty("items").GetArrayLength().ShouldBe(1);
        var rest = await training.Trainer.GetJson($"/v1/offerings/{offering}/enrolments?limit=1&cursor={page.Text("next")}");
        rest.GetProperty("items").EnumerateArray().Single().Id().ShouldNotBe(page.GetProperty("items")[0].Id());
        await training.Learner().SendWith(HttpMethod.Get, $"/v1/offerings/{offering}/enrolments").ShouldBeProblem(403, "not_allowed");
        await training.TrainerElsewhere.SendWith(HttpMethod.Get, $"/v1/offerings/{offering}/enrolments")
            .ShouldBeProblem(403, "not_allowed");
    }

    [Fact]
    public async Task An_offering_is_planned_and_changed_by_its_labs_coordinator()
    {
        var plan = training.Plan();
        foreach (var other in (HttpClient[])[training.CoordinatorElsewhere, training.Trainer, training.Learner()])
        {
            await other.PostCreating("/v1/offerings", plan).ShouldBeProblem(403, "not_allowed");
        }

        var offering = await training.Open(plan);
        var tag = await training.Coordinator.Tag($"/v1/offerings/{offering}");
        await training.CoordinatorElsewhere.SendWith(HttpMethod.Put, $"/v1/offerings/{offering}", plan, tag)
            .ShouldBeProblem(403, "not_allowed");
        await training.Trainer.PostSeen($"/v1/offerings/{offering}/cancellation").ShouldBeProblem(403, "not_allowed");
    }

    [Fact]
    public async Task A_draft_exists_only_for_its_lab()
    {
        var draft = await training.Draft();
        (await training.Trainer.GetJson($"/v1/offerings/{draft}")).Text("state").ShouldBe("draft");
        await training.Anonymous().SendWith(HttpMethod.Get, $"/v1/offerings/{draft}").ShouldBeProblem(404, "not_found");
        await training.CoordinatorElsewhere.PostSeen($"/v1/offerings/{draft}/publication")
            .ShouldBeProblem(404, "not_found");
        (await training.Anonymous().GetJson("/v1/offerings?state=draft&limit=100")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_catalog_is_written_by_coordinators()
    {
        var course = new { title = new { en = "Weaving" }, summary = new { en = "On a loom." }, track = "handicrafts" };
        await training.Learner().PostCreating("/v1/courses", course).ShouldBeProblem(403, "not_allowed");
        await training.Trainer.PostCreating("/v1/courses", course).ShouldBeProblem(403, "not_allowed");
        await training.Anonymous().PostCreating("/v1/courses", course).ShouldBeProblem(401, "sign_in_required");
        await training.Trainer.SendWith(HttpMethod.Put, $"/v1/courses/{TrainingFixture.FeltCarpets}", course, "*")
            .ShouldBeProblem(403, "not_allowed");
    }
}
