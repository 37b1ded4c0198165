using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class SeatRushTests(TrainingFixture training)
{
    [Fact]
    public async Task Two_hundred_at_once_for_thirty_seats_give_thirty_and_a_line_and_ten_who_leave_serve_exactly_the_first_ten()
    {
        var offering = await training.Open(training.Plan(capacity: 30, hoursFromNow: 240));
        var learners = Enumerable.Range(0, 200).Select(_ => training.Learner()).ToArray();

        var answers = await Task.WhenAll(learners.Select(learner => learner.PostInRush($"/v1/offerings/{offering}/enrolments").Json()));

        var seated = learners.Zip(answers).Where(a => a.Second.Text("state") == "enrolled").ToList();
        var line = answers.Where(a => a.Text("state") == "waitlisted").ToList();
        (seated.Count, line.Count).ShouldBe((30, 170));
        line.Select(a => a.GetProperty("position").GetInt32()).Order().ShouldBe(Enumerable.Range(1, 170));

        await Task.WhenAll(seated.Take(10)
            .Select(s => s.First.SendWith(HttpMethod.Delete, $"/v1/enrolments/{s.Second.Id()}", ifMatch: "*")));

        (await Tickets(offering, EnrolmentState.Offered)).ShouldBe(Enumerable.Range(1, 10));
        (await Tickets(offering, EnrolmentState.Waitlisted)).ShouldBe(Enumerable.Range(11, 160));
        await training.Eventually(() => Task.FromResult(training.Broker.Heard<LearnerOffered>(f => f.OfferingId == offering).Count == 10));
        await training.ShouldAddUp(offering);
    }

    [Fact]
    public async Task Taking_an_offer_and_its_deadline_at_once_come_to_one_end()
    {
        var offerings = await Task.WhenAll(Enumerable.Range(0, 12)
            .Select(_ => training.Open(training.Plan(capacity: 1, hoursFromNow: 240))));
        var ends = await Task.WhenAll(offerings.Select(TakeWhileItLapses));

        ends.Length.ShouldBe(12);
        foreach (var offering in offerings)
        {
            await training.ShouldAddUp(offering);
        }
    }

    [Fact]
    public Task When_everyone_comes_goes_and_answers_at_once_the_figures_still_add_up() => Depth.Prove(async () =>
    {
        var offering = await training.Open(training.Plan(capacity: 6, hoursFromNow: 240));
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Behave(training.Learner(), offering, Depth.Random(i))));
        await training.ShouldAddUp(offering);
    });

    [Fact]
    public async Task The_database_itself_refuses_more_seats_and_offers_than_there_are()
    {
        var offering = await training.Open(training.Plan(capacity: 2, hoursFromNow: 240));
        await training.WithDb<TrainingDb>(async db =>
        {
            var broken = await Should.ThrowAsync<Npgsql.PostgresException>(
                () => db.Database.ExecuteSqlAsync($"UPDATE offerings SET taken = 1, offered = 2 WHERE id = {offering}"));
            broken.ConstraintName.ShouldBe("ck_offerings_seats");
        });
    }

    /// <summary>The deadline is told while she answers, the clock being right at it.</summary>
    private async Task<string> TakeWhileItLapses(Guid offering)
    {
        var (first, her, next) = (training.Learner(), training.Learner(), training.Learner());
        var seat = await training.Enrol(first, offering);
        var waiting = await training.Enrol(her, offering);
        var behind = await training.Enrol(next, offering);
        await training.Drop(first, seat);
        await training.WithDb<TrainingDb>(db => db.Enrolments.Where(e => e.Id == waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.OfferUntil, training.Clock.GetUtcNow().AddMilliseconds(40))));

        var answer = her.SendWith(HttpMethod.Post, $"/v1/enrolments/{waiting}/acceptance", ifMatch: "*");
        await training.Eventually(async () =>
        {
            await training.Broker.Tell(new LearnerOfferDue(waiting, offering));
            return await training.State(her, waiting) is "enrolled" or "offerLapsed";
        });
        var taken = (await answer).StatusCode is HttpStatusCode.OK;
        (await training.State(her, waiting), await training.State(next, behind))
            .ShouldBe(taken ? ("enrolled", "waitlisted") : ("offerLapsed", "offered"));
        return taken ? "taken" : "lapsed";
    }

    private async Task Behave(HttpClient learner, Guid offering, Random random)
    {
        for (var step = 0; step < 5; step++)
        {
            (await learner.PostCreating($"/v1/offerings/{offering}/enrolments")).StatusCode.ShouldBeOneOf(HttpStatusCode.Created,
                HttpStatusCode.Conflict);
            var mine = (await learner.GetJson("/v1/me/enrolments?limit=100")).GetProperty("items").EnumerateArray().Last();
            var act = mine.Text("state") == "offered" && random.Next(2) == 0
                ? learner.SendWith(HttpMethod.Post, $"/v1/enrolments/{mine.Id()}/{(random.Next(3) == 0 ? "refusal" : "acceptance")}",
                    ifMatch: "*")
                : learner.SendWith(HttpMethod.Delete, $"/v1/enrolments/{mine.Id()}", ifMatch: "*");
            (await act).StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.Conflict);
        }
    }

    private Task<List<int>> Tickets(Guid offering, EnrolmentState state) => training.WithDb<TrainingDb, List<int>>(db =>
        db.Enrolments.Where(e => e.OfferingId == offering && e.State == state).OrderBy(e => e.Ticket).Select(e => e.Ticket!.Value)
            .ToListAsync());
}
