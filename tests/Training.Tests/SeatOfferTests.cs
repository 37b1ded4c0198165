using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

[Collection("training, later")]
public sealed class SeatOfferTests(TrainingFixture training)
{
    [Fact]
    public async Task A_free_seat_is_offered_to_the_first_who_waits_and_held_for_her()
    {
        var (offering, seated, line) = await Full(waiting: 2);
        await training.Drop(seated.Client, seated.Enrolment);

        var offer = await line[0].Client.GetJson($"/v1/enrolments/{line[0].Enrolment}");
        offer.Text("state").ShouldBe("offered");
        var told = await training.Broker.Hear<LearnerOffered>(f => f.EnrolmentId == line[0].Enrolment);
        told.Until.ShouldBe(offer.GetProperty("offerUntil").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        (told.Until - training.Clock.GetUtcNow()).ShouldBeInRange(TimeSpan.FromHours(23), TimeSpan.FromHours(24));
        (await training.State(line[1].Client, line[1].Enrolment)).ShouldBe("waitlisted");
        (await training.Learner().GetJson($"/v1/offerings/{offering}")).GetProperty("left").GetInt32().ShouldBe(0);

        // Who asks now stands behind who waits.
        var late = await training.Learner().PostCreating($"/v1/offerings/{offering}/enrolments").Json();
        (late.Text("state"), late.GetProperty("position").GetInt32()).ShouldBe(("waitlisted", 2));

        for (var twice = 0; twice < 2; twice++)
        {
            (await Answer(line[0], "acceptance").Json()).Text("state").ShouldBe("enrolled");
        }

        await training.Broker.Hear<LearnerEnrolled>(f => f.EnrolmentId == line[0].Enrolment);
        await training.ShouldAddUp(offering);
    }

    [Fact]
    public async Task An_offer_lapses_by_itself_and_the_next_is_asked()
    {
        var (offering, seated, line) = await Full(waiting: 2);
        await training.Drop(seated.Client, seated.Enrolment);

        training.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));

        await training.Broker.Hear<LearnerOfferLapsed>(f => f.EnrolmentId == line[0].Enrolment);
        (await training.Broker.Hear<LearnerOffered>(f => f.EnrolmentId == line[1].Enrolment)).Until.ShouldBeGreaterThan(
            training.Clock.GetUtcNow());
        (await training.State(line[0].Client, line[0].Enrolment)).ShouldBe("offerLapsed");
        await Answer(line[0], "acceptance").ShouldBeProblem(409, "offer_lapsed");
        (await line[0].Client.PostCreating($"/v1/offerings/{offering}/enrolments").Json()).Text("state").ShouldBe("waitlisted");
        await training.ShouldAddUp(offering);
    }

    [Fact]
    public async Task A_deadline_told_twice_or_too_early_or_after_the_answer_does_no_harm()
    {
        var (offering, seated, line) = await Full(waiting: 3);
        await training.Drop(seated.Client, seated.Enrolment);
        var due = new LearnerOfferDue(line[0].Enrolment, offering);

        await Told(due);
        (await training.State(line[0].Client, line[0].Enrolment)).ShouldBe("offered", "its time has not come");
        await Answer(line[0], "acceptance").Json();
        training.Clock.Advance(TimeSpan.FromHours(25));
        await Told(due);
        (await training.State(line[0].Client, line[0].Enrolment)).ShouldBe("enrolled");

        await training.Drop(line[0].Client, line[0].Enrolment);
        training.Clock.Advance(TimeSpan.FromHours(25));
        var again = Guid.NewGuid();
        for (var i = 0; i < 5; i++)
        {
            await Told(new LearnerOfferDue(line[1].Enrolment, offering), i < 3 ? again : null);
        }

        await training.Broker.Hear<LearnerOffered>(f => f.EnrolmentId == line[2].Enrolment);
        await Told(due);
        training.Broker.Heard<LearnerOfferLapsed>(f => f.EnrolmentId == line[1].Enrolment).Count.ShouldBe(1);
        training.Broker.Heard<LearnerOfferLapsed>(f => f.EnrolmentId == line[0].Enrolment).ShouldBeEmpty();
        await training.ShouldAddUp(offering);
    }

    [Fact]
    public async Task An_offer_never_outlives_the_start_and_shortly_before_it_the_seat_is_given_at_once()
    {
        var (_, seated, line) = await Full(waiting: 1, hoursFromNow: 10);
        await training.Drop(seated.Client, seated.Enrolment);
        var until = (await training.Broker.Hear<LearnerOffered>(f => f.EnrolmentId == line[0].Enrolment)).Until;
        (until - training.Clock.GetUtcNow()).ShouldBeInRange(TimeSpan.FromHours(9), TimeSpan.FromHours(10));

        (_, seated, line) = await Full(waiting: 1, hoursFromNow: 1);
        await training.Drop(seated.Client, seated.Enrolment);
        (await training.State(line[0].Client, line[0].Enrolment)).ShouldBe("enrolled");
    }

    [Fact]
    public async Task Who_declines_is_not_asked_again_and_the_next_is()
    {
        var (offering, seated, line) = await Full(waiting: 2);
        await training.Drop(seated.Client, seated.Enrolment);
        await Answer(line[1], "refusal").ShouldBeProblem(409, "nothing_offered");
        for (var twice = 0; twice < 2; twice++)
        {
            (await Answer(line[0], "refusal").Json()).Text("state").ShouldBe("declined");
        }

        (await training.State(line[1].Client, line[1].Enrolment)).ShouldBe("offered");
        await Answer(line[0], "acceptance").ShouldBeProblem(409, "nothing_offered");
        await training.Learner().PostSeen($"/v1/enrolments/{line[1].Enrolment}/acceptance")
            .ShouldBeProblem(404, "not_found");
        await training.ShouldAddUp(offering);
    }

    [Fact]
    public async Task Who_lost_a_required_course_cannot_take_the_offer_unless_it_is_waived()
    {
        var guide = await training.Open(training.Plan(capacity: 1, course: WellKnown.Id("course/local-guide"), hoursFromNow: 200));
        var basics = await training.Open(training.Plan(course: WellKnown.Id("course/guest-house")));
        var (first, her) = (training.Learner(out var firstPerson), training.Learner(out var person));
        await training.Complete(her, basics);
        await training.Complete(first, basics);
        var seat = await training.Enrol(first, guide);
        var waiting = await training.Enrol(her, guide);
        await training.WithDb<TrainingDb>(db => db.Enrolments.Where(e => e.PersonId == person && e.OfferingId == basics)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EnrolmentState.NotCompleted)));
        await training.Drop(first, seat);

        var refused = await her.PostSeen($"/v1/enrolments/{waiting}/acceptance")
            .ShouldBeProblem(409, "prerequisites_missing");
        refused.GetProperty("missing")[0].Text("title").ShouldBe("Opening a guest house");
        await training.Trainer.PostCreating($"/v1/offerings/{guide}/waivers", new { personId = person, reason = "experience" }).Json();
        var taken = await her.PostSeen($"/v1/enrolments/{waiting}/acceptance").Json();
        taken.Text("state").ShouldBe("enrolled");
        taken.GetProperty("waiver").Id("givenBy").ShouldBe(WellKnown.Id("person/at-bashy/trainer"));
        firstPerson.ShouldNotBe(person);
    }

    [Fact]
    public async Task Shortly_before_the_start_a_seat_passes_who_lost_a_required_course_and_she_is_told()
    {
        var guide = await training.Open(training.Plan(capacity: 1, course: WellKnown.Id("course/local-guide")));
        var basics = await training.Open(training.Plan(course: WellKnown.Id("course/guest-house")));
        (HttpClient Client, Guid Person)[] people =
            [(training.Learner(out var a), a), (training.Learner(out var b), b), (training.Learner(out var c), c)];
        var enrolments = new List<Guid>();
        foreach (var (client, _) in people)
        {
            await training.Complete(client, basics);
            enrolments.Add(await training.Enrol(client, guide));
        }

        await training.WithDb<TrainingDb>(db => db.Enrolments.Where(e => e.PersonId == b && e.OfferingId == basics)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EnrolmentState.NotCompleted)));
        await training.Drop(people[0].Client, enrolments[0]);

        var away = await people[1].Client.GetJson($"/v1/enrolments/{enrolments[1]}");
        (away.Text("state"), away.Text("dropReason")).ShouldBe(("dropped", "prerequisitesMissing"));
        await training.Broker.Hear<LearnerTurnedAway>(f => f.EnrolmentId == enrolments[1]);
        (await training.State(people[2].Client, enrolments[2])).ShouldBe("enrolled");
        await training.ShouldAddUp(guide);
    }

    [Fact]
    public async Task Leaving_is_counted_by_its_reason_in_the_readers_language()
    {
        var offering = await training.Open();
        foreach (var reason in new[] { "family", "family", null })
        {
            var learner = training.Learner();
            (await training.Drop(learner, await training.Enrol(learner, offering), reason)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        var other = training.Learner();
        var seat = await training.Enrol(other, offering);
        await training.Drop(other, seat, "leftPlatform").ShouldBeProblem(400, "invalid_request");
        var counted = (await training.Trainer.GetJson($"/v1/offerings/{offering}/drop-outs")).GetProperty("items").EnumerateArray()
            .Select(c => (c.Text("reason"), c.Text("says"), c.GetProperty("learners").GetInt32())).ToArray();
        counted.ShouldBe([("notSaid", "Not said", 1), ("family", "Family", 2)]);
        await other.SendWith(HttpMethod.Get, $"/v1/offerings/{offering}/drop-outs").ShouldBeProblem(403, "not_allowed");
        (await training.Anonymous("ky").GetJson("/v1/drop-reasons")).GetProperty("items")[3].Text("says").ShouldBe("Үй-бүлөлүк себеп");
    }

    private static Task<HttpResponseMessage> Answer((HttpClient Client, Guid Enrolment) learner, string answer) =>
        learner.Client.SendWith(HttpMethod.Post, $"/v1/enrolments/{learner.Enrolment}/{answer}", ifMatch: "*");

    private async Task Told(LearnerOfferDue due, Guid? messageId = null)
    {
        var message = messageId ?? Guid.NewGuid();
        await training.Broker.Tell(due, message);
        await training.Eventually(() =>
            training.WithDb<TrainingDb, bool>(db => db.Set<InboxRow>().AnyAsync(row => row.MessageId == message)));
    }

    /// <summary>One seat, taken; the others wait.</summary>
    private async Task<(Guid Offering, (HttpClient Client, Guid Enrolment) Seated, (HttpClient Client, Guid Enrolment)[] Line)> Full(
        int waiting, double hoursFromNow = 240)
    {
        var offering = await training.Open(training.Plan(capacity: 1, hoursFromNow: hoursFromNow));
        var all = new List<(HttpClient, Guid)>();
        for (var i = 0; i <= waiting; i++)
        {
            var client = training.Learner();
            all.Add((client, await training.Enrol(client, offering)));
        }

        return (offering, all[0], [.. all.Skip(1)]);
    }
}

internal static class SeatAccounts
{
    /// <summary>Holds the offering's figures against its enrolments.</summary>
    public static Task ShouldAddUp(this TrainingFixture training, Guid id) => training.WithDb<TrainingDb>(async db =>
    {
        var seating = (await db.Offerings.AsNoTracking().SingleAsync(o => o.Id == id)).Seating;
        var enrolments = await db.Enrolments.AsNoTracking().Where(e => e.OfferingId == id).ToListAsync();
        int In(params EnrolmentState[] states) => enrolments.Count(e => states.Contains(e.State));
        (seating.Taken, seating.Offered, seating.Waiting).ShouldBe((
            In(EnrolmentState.Enrolled, EnrolmentState.Completed, EnrolmentState.NotCompleted), In(EnrolmentState.Offered),
            In(EnrolmentState.Waitlisted)));
        (seating.Taken + seating.Offered).ShouldBeLessThanOrEqualTo(seating.Capacity);

        // Nobody who fits is left waiting beside free seats.
        var next = enrolments.Where(e => e.State is EnrolmentState.Waitlisted).OrderBy(e => e.Ticket).GroupBy(e => e.PartyId ?? e.Id)
            .FirstOrDefault();
        (next is null || next.Count() > seating.Left).ShouldBeTrue();
    });
}
