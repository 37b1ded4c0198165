using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class PartyTests(TrainingFixture training)
{
    [Fact]
    public async Task A_party_sits_together_or_waits_together_and_holds_the_line_until_all_of_it_fits()
    {
        var offering = await training.Open(training.Plan(capacity: 4, hoursFromNow: 240));
        var (one, two, other) = (training.Learner(), training.Learner(), training.Learner());
        var (first, second, third) =
            (await training.Enrol(one, offering), await training.Enrol(two, offering), await training.Enrol(other, offering));
        var persons = await training.Members(3);
        var party = await Send(training.Trainer, offering, persons).Json();
        party.GetProperty("enrolments").EnumerateArray().Select(e => e.Text("state")).ShouldAllBe(s => s == "waitlisted");
        var alone = training.Learner();
        var behind = await training.Enrol(alone, offering);
        (await training.State(alone, behind)).ShouldBe("waitlisted", "a seat is free, but a party stands before her");

        await training.Drop(one, first);
        (await training.State(alone, behind)).ShouldBe("waitlisted", "two seats are free, the party needs three and holds the line");
        await training.Drop(other, third);
        var members = persons.Select(person => training.Client(person)).ToArray();
        (await members[0].GetJson("/v1/me/enrolments")).GetProperty("items")[0].Text("state")
            .ShouldBe("offered", "three seats are free now");
        (await training.State(alone, behind)).ShouldBe("waitlisted");

        // Each answers for herself; a seat that one of them declines goes to who is behind.
        var mine = (await members[0].GetJson("/v1/me/enrolments")).GetProperty("items")[0].Id();
        await members[0].PostSeen($"/v1/enrolments/{mine}/refusal").Json();
        (await training.State(alone, behind)).ShouldBe("offered");
        (await training.State(two, second)).ShouldBe("enrolled");
        await training.ShouldAddUp(offering);
    }

    [Fact]
    public async Task A_party_is_enrolled_whole_by_who_teaches_there_and_each_is_told()
    {
        var offering = await training.Open(training.Plan(capacity: 5));
        var persons = await training.Members(3);
        var party = await Send(training.Trainer, offering, persons).Json();
        foreach (var (enrolment, person) in party.GetProperty("enrolments").EnumerateArray().Zip(persons))
        {
            (enrolment.Text("state"), enrolment.Id("personId"), enrolment.Id("enrolledBy"))
                .ShouldBe(("enrolled", person, WellKnown.Id("person/at-bashy/trainer")));
            await training.Broker.Hear<LearnerEnrolled>(f => f.PersonId == person);
        }

        await training.ShouldAddUp(offering);
    }

    [Fact]
    public async Task One_who_cannot_come_keeps_all_of_them_out()
    {
        var offering = await training.Open(training.Plan(capacity: 5));
        var her = training.Learner(out var already);
        await training.Enrol(her, offering);
        var member = (await training.Members(1))[0];
        var refused = await Send(training.Trainer, offering, member, already).ShouldBeProblem(409, "some_already_enrolled");
        refused.GetProperty("already")[0].GetGuid().ShouldBe(already);

        var guide = await training.Open(training.Plan(course: WellKnown.Id("course/local-guide")));
        var lacking = await Send(training.Trainer, guide, already, member).ShouldBeProblem(409, "prerequisites_missing");
        lacking.GetProperty("missing").GetArrayLength().ShouldBe(2);
        await Send(training.Trainer, offering, await training.Members(6))
            .ShouldBeProblem(409, "party_too_large");
        await Send(training.Trainer, offering, already).ShouldBeProblem(400, "invalid_request");
        await training.ShouldAddUp(offering);
    }

    [Fact]
    public async Task Only_who_teaches_at_the_lab_enrols_others_or_waives_what_a_course_requires()
    {
        var offering = await training.Open();
        foreach (var other in (HttpClient[])[training.TrainerElsewhere, training.CoordinatorElsewhere, training.Learner()])
        {
            await Send(other, offering, Guid.CreateVersion7(), Guid.CreateVersion7()).ShouldBeProblem(403, "not_allowed");
            await other.PostCreating($"/v1/offerings/{offering}/waivers", new { personId = Guid.CreateVersion7(), reason = "experience" })
                .ShouldBeProblem(403, "not_allowed");
            await other.SendWith(HttpMethod.Get, $"/v1/offerings/{offering}/waivers").ShouldBeProblem(403, "not_allowed");
        }

        await Send(training.Anonymous(), offering, Guid.CreateVersion7(), Guid.CreateVersion7()).ShouldBeProblem(401, "sign_in_required");
    }

    [Fact]
    public async Task A_waiver_names_who_gave_it_and_why_and_lets_its_person_in()
    {
        var guide = await training.Open(training.Plan(course: WellKnown.Id("course/local-guide")));
        var her = training.Learner(out var person);
        await her.PostCreating($"/v1/offerings/{guide}/enrolments").ShouldBeProblem(409, "prerequisites_missing");
        var body = new { personId = person, reason = "skillsShown" };
        await training.Trainer.PostCreating($"/v1/offerings/{guide}/waivers", body).Json();
        await training.Coordinator.PostCreating($"/v1/offerings/{guide}/waivers", body).ShouldBeProblem(409, "waiver_given");
        await training.Trainer.PostCreating($"/v1/offerings/{guide}/waivers",
            new { personId = WellKnown.Id("person/at-bashy/trainer"), reason = "experience" }).ShouldBeProblem(409, "own_waiver");

        var waiver = (await her.PostCreating($"/v1/offerings/{guide}/enrolments").Json()).GetProperty("waiver");
        (waiver.Id("givenBy"), waiver.Text("reason"), waiver.Text("says"))
            .ShouldBe((WellKnown.Id("person/at-bashy/trainer"), "skillsShown", "Showed her skills to the trainer"));
        (await training.Coordinator.GetJson($"/v1/offerings/{guide}/waivers")).GetProperty("items")[0].Id("personId").ShouldBe(person);
        await training.Learner().PostCreating($"/v1/offerings/{guide}/enrolments").ShouldBeProblem(409, "prerequisites_missing");
    }

    private static Task<HttpResponseMessage> Send(HttpClient caller, Guid offering, params Guid[] persons) =>
        caller.PostCreating($"/v1/offerings/{offering}/parties", new { persons });
}
