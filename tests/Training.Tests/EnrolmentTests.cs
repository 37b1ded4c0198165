using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class EnrolmentTests(TrainingFixture training)
{
    [Fact]
    public async Task A_learner_gets_a_seat_and_others_are_told()
    {
        var offering = await training.Open();
        var enrolment = await training.Learner(out var person).PostCreating($"/v1/offerings/{offering}/enrolments").Json();
        enrolment.Text("state").ShouldBe("enrolled");
        enrolment.Text("course").ShouldBe("Felt carpets: shyrdak and ala-kiyiz");
        var heard = await training.Broker.Hear<LearnerEnrolled>(f => f.PersonId == person);
        heard.EnrolmentId.ShouldBe(enrolment.Id());
        heard.OfferingId.ShouldBe(offering);
        heard.CourseId.ShouldBe(TrainingFixture.FeltCarpets);
    }

    [Fact]
    public async Task Twenty_learners_at_once_on_three_seats_give_three_enrolled_and_seventeen_in_order()
    {
        var offering = await training.Open(training.Plan(capacity: 5));
        await training.Enrol(training.Learner(), offering);
        await training.Enrol(training.Learner(), offering);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => training.Learner().PostCreating($"/v1/offerings/{offering}/enrolments").Json()));
        answers.Count(a => a.Text("state") == "enrolled").ShouldBe(3);
        answers.Where(a => a.Text("state") == "waitlisted").Select(a => a.GetProperty("position").GetInt32()).Order()
            .ShouldBe(Enumerable.Range(1, 17));
        (await training.Learner().GetJson($"/v1/offerings/{offering}")).GetProperty("left").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Who_drops_gives_her_seat_to_the_first_who_waits()
    {
        var offering = await training.Open(training.Plan(capacity: 1));
        var first = training.Learner();
        var seated = await training.Enrol(first, offering);
        var (second, third) = (training.Learner(out var secondPerson), training.Learner());
        var (waiting, later) = (await training.Enrol(second, offering), await training.Enrol(third, offering));

        (await first.SendWith(HttpMethod.Delete, $"/v1/enrolments/{seated}",
            ifMatch: await first.Tag($"/v1/enrolments/{seated}"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await second.GetJson($"/v1/enrolments/{waiting}")).Text("state").ShouldBe("enrolled");
        var next = await third.GetJson($"/v1/enrolments/{later}");
        next.Text("state").ShouldBe("waitlisted");
        next.GetProperty("position").GetInt32().ShouldBe(1);
        (await training.Broker.Hear<LearnerEnrolled>(f => f.PersonId == secondPerson)).EnrolmentId.ShouldBe(waiting);
        (await first.GetJson($"/v1/enrolments/{seated}")).Text("state").ShouldBe("dropped");
    }

    [Fact]
    public async Task Dropping_and_enrolling_at_once_leaves_no_seat_empty_while_someone_waits()
    {
        var offering = await training.Open(training.Plan(capacity: 4));
        var seated = new List<(HttpClient Client, Guid Enrolment, string Tag)>();
        for (var i = 0; i < 4; i++)
        {
            var client = training.Learner();
            var enrolment = await training.Enrol(client, offering);
            seated.Add((client, enrolment, await client.Tag($"/v1/enrolments/{enrolment}")));
        }

        var dropping = seated.Select(s => s.Client.SendWith(HttpMethod.Delete, $"/v1/enrolments/{s.Enrolment}", ifMatch: s.Tag));
        var enrolling = Enumerable.Range(0, 10).Select(_ => training.Learner().PostCreating($"/v1/offerings/{offering}/enrolments"));
        var answers = await Task.WhenAll(enrolling.Concat(dropping));
        answers.ShouldAllBe(a => a.IsSuccessStatusCode);

        await training.WithDb<TrainingDb>(async db =>
        {
            var states = await db.Enrolments.Where(e => e.OfferingId == offering).GroupBy(e => e.State)
                .ToDictionaryAsync(g => g.Key, g => g.Count());
            states[EnrolmentState.Enrolled].ShouldBe(4);
            states[EnrolmentState.Waitlisted].ShouldBe(6);
            (await db.Offerings.SingleAsync(o => o.Id == offering)).Seating.Taken.ShouldBe(4);
            var last = await db.Enrolments.Where(e => e.OfferingId == offering && e.State == EnrolmentState.Enrolled)
                .MaxAsync(e => e.Ticket ?? 0);
            (await db.Enrolments.AnyAsync(e => e.OfferingId == offering && e.State == EnrolmentState.Waitlisted && e.Ticket < last))
                .ShouldBeFalse();
        });
    }

    [Fact]
    public async Task A_seat_that_nobody_waits_for_is_free_again_and_who_dropped_may_come_back()
    {
        var offering = await training.Open(training.Plan(capacity: 1));
        var learner = training.Learner();
        var enrolment = await training.Enrol(learner, offering);
        var tag = await learner.Tag($"/v1/enrolments/{enrolment}");
        (await learner.SendWith(HttpMethod.Delete, $"/v1/enrolments/{enrolment}", ifMatch: tag)).StatusCode.ShouldBe(
            HttpStatusCode.NoContent);
        (await learner.GetJson($"/v1/offerings/{offering}")).GetProperty("left").GetInt32().ShouldBe(1);
        (await learner.PostCreating($"/v1/offerings/{offering}/enrolments").Json()).Text("state").ShouldBe("enrolled");
        await learner.SendWith(HttpMethod.Delete, $"/v1/enrolments/{enrolment}", ifMatch: tag).ShouldBeProblem(412, "stale_version");
    }

    [Fact]
    public async Task Seats_that_are_added_go_to_who_waits()
    {
        var plan = training.Plan(capacity: 1);
        var offering = await training.Open(plan);
        await training.Enrol(training.Learner(), offering);
        var waiting = training.Learner(out var person);
        var enrolment = await training.Enrol(waiting, offering);
        var more = await Change(offering, capacity: 3);
        more.GetProperty("left").GetInt32().ShouldBe(1);
        (await waiting.GetJson($"/v1/enrolments/{enrolment}")).Text("state").ShouldBe("enrolled");
        await training.Broker.Hear<LearnerEnrolled>(f => f.PersonId == person);
    }

    [Fact]
    public async Task Enrolling_twice_is_refused_also_at_the_same_moment()
    {
        var offering = await training.Open();
        var learner = training.Learner();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => learner.PostCreating($"/v1/offerings/{offering}/enrolments")));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldBeProblem(409, "already_enrolled");
        }

        (await learner.GetJson($"/v1/offerings/{offering}")).GetProperty("left").GetInt32().ShouldBe(11);
    }

    [Fact]
    public async Task Only_an_open_offering_takes_learners()
    {
        var offering = await training.Draft();
        await training.Learner().PostCreating($"/v1/offerings/{offering}/enrolments").ShouldBeProblem(409, "offering_not_open");
        await training.Coordinator.PostSeen($"/v1/offerings/{offering}/publication").Json();
        await training.Enrol(training.Learner(), offering);
        await training.Coordinator.PostSeen($"/v1/offerings/{offering}/start").Json();
        await training.Learner().PostCreating($"/v1/offerings/{offering}/enrolments").ShouldBeProblem(409, "offering_not_open");
        await training.Learner().PostCreating($"/v1/offerings/{Guid.CreateVersion7()}/enrolments").ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task Prerequisites_have_to_be_completed_first()
    {
        var advanced = await training.Open(training.Plan(course: WellKnown.Id("course/local-guide")));
        var learner = training.Learner();
        var refused = await learner.PostCreating($"/v1/offerings/{advanced}/enrolments").ShouldBeProblem(409, "prerequisites_missing");
        refused.GetProperty("missing")[0].Id().ShouldBe(WellKnown.Id("course/guest-house"));
        refused.GetProperty("missing")[0].Text("title").ShouldBe("Opening a guest house");
        await training.Complete(learner, await training.Open(training.Plan(course: WellKnown.Id("course/guest-house"))));
        (await learner.PostCreating($"/v1/offerings/{advanced}/enrolments").Json()).Text("state").ShouldBe("enrolled");
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer_byte_for_byte_and_another_body_is_refused()
    {
        var offering = await training.Open();
        var learner = training.Learner();
        var key = Guid.NewGuid();
        var first = await learner.PostCreating($"/v1/offerings/{offering}/enrolments", key: key);
        var again = await learner.PostCreating($"/v1/offerings/{offering}/enrolments", key: key);
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBe(await first.Content.ReadAsByteArrayAsync());
        again.Headers.Location.ShouldBe(first.Headers.Location);
        again.Headers.ETag.ShouldBe(first.Headers.ETag);
        await learner.PostCreating($"/v1/offerings/{offering}/enrolments", new { note = "other" }, key)
            .ShouldBeProblem(422, "idempotency_key_reused");
        await learner.SendWith(HttpMethod.Post, $"/v1/offerings/{offering}/enrolments").ShouldBeProblem(400, "idempotency_key_required");
    }

    [Fact]
    public async Task A_finished_offering_leaves_who_did_not_complete_it_not_completed_until_a_late_list_comes()
    {
        var offering = await training.Open(training.Plan(capacity: 1));
        var (learner, waiting) = (training.Learner(), training.Learner());
        var (enrolment, queued) = (await training.Enrol(learner, offering), await training.Enrol(waiting, offering));
        await training.Coordinator.PostSeen($"/v1/offerings/{offering}/start").Json();
        await training.Assess(training.Trainer, enrolment, 90).Json();
        await training.Coordinator.PostSeen($"/v1/offerings/{offering}/finish").Json();
        (await learner.GetJson($"/v1/enrolments/{enrolment}")).Text("state").ShouldBe("notCompleted");
        (await waiting.GetJson($"/v1/enrolments/{queued}")).Text("state").ShouldBe("dropped");
        await training.Attend(offering, enrolment);
        (await learner.GetJson($"/v1/enrolments/{enrolment}")).Text("state").ShouldBe("completed");
    }

    private async Task<System.Text.Json.JsonElement> Change(Guid offering, int capacity)
    {
        var seen = await training.Coordinator.GetJson($"/v1/offerings/{offering}");
        var sessions = (await training.Coordinator.GetJson($"/v1/offerings/{offering}/sessions")).GetProperty("items").EnumerateArray()
            .Select(s => new { startsAt = s.GetProperty("startsAt").GetDateTimeOffset(), minutes = s.GetProperty("minutes").GetInt32() })
                .ToArray();
        var body = new { trainerId = seen.Id("trainerId"), language = "ky", capacity, startsOn = seen.Text("startsOn"), sessions };
        return await training.Coordinator.SendWith(HttpMethod.Put, $"/v1/offerings/{offering}", body,
            await training.Coordinator.Tag($"/v1/offerings/{offering}")).Json();
    }
}
