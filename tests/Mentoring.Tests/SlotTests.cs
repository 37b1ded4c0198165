using System.Net;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class SlotTests(MentoringFixture fixture)
{
    [Fact]
    public async Task A_slot_is_held_while_she_chooses_and_taken_with_the_session()
    {
        var (pair, slots) = await WithHours();
        var hold = await Hold(pair.Mentee, pair.Id, slots[0]).Json();

        (await Slots(pair)).ShouldNotContain(slots[0]);
        await Plan(pair, slots[0], null).ShouldBeProblem(409, "time_taken");
        await Plan(pair, slots[1], hold.Id()).ShouldBeProblem(409, "time_taken");
        await Plan(pair, slots[0], hold.Id()).Json();
        await Plan(pair, slots[0], hold.Id()).ShouldBeProblem(409, "time_taken");
        (await fixture.WithDb<MentoringDb, int>(db => db.BookedTimes.CountAsync(t => t.PersonId == pair.Mentor))).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_women_who_hold_one_slot_at_the_same_moment_one_does()
    {
        var (pair, slots) = await WithHours();
        var woman = Guid.CreateVersion7();
        var second = (await fixture.Answer(pair.Mentor, await fixture.Propose(pair.Lab, woman, pair.Mentor), accept: true).Json())
            .Id("mentorshipId");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(i => i % 2 == 0 ? Hold(pair.Mentee, pair.Id, slots[0]) : Hold(woman, second, slots[0])));

        answers.Count(a => a.StatusCode is HttpStatusCode.Created).ShouldBe(1);
    }

    [Fact]
    public async Task A_hold_of_another_is_not_ignored_and_is_over_after_five_minutes()
    {
        var (pair, slots) = await WithHours();
        var woman = Guid.CreateVersion7();
        var second = (await fixture.Answer(pair.Mentor, await fixture.Propose(pair.Lab, woman, pair.Mentor), accept: true).Json())
            .Id("mentorshipId");
        var hold = await Hold(woman, second, slots[0]).Json();
        await Plan(pair, slots[0], null).ShouldBeProblem(409, "time_taken");
        await Plan(pair, slots[0], hold.Id()).ShouldBeProblem(409, "time_taken");

        fixture.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        await Plan(pair, slots[0], null).Json();
    }

    [Fact]
    public async Task A_hold_that_nobody_took_leaves_nothing_behind_and_one_that_still_holds_is_left_alone()
    {
        var (pair, slots) = await WithHours();
        var hold = (await Hold(pair.Mentee, pair.Id, slots[0]).Json()).Id();
        var early = Guid.NewGuid();
        await fixture.Broker.Tell(new Mentoring.Sessions.Slots.SlotHoldDue(hold), early);
        await fixture.Eventually(() => fixture.WithDb<MentoringDb, bool>(async db => await db.Database.SqlQuery<int>(
            $"""SELECT count(*)::int AS "Value" FROM inbox WHERE message_id = {early}""").SingleAsync() == 1));
        (await Left(hold)).ShouldBe((1, 2));

        fixture.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        await fixture.Eventually(async () => await Left(hold) == (0, 0));
    }

    [Fact]
    public async Task The_days_last_slot_is_not_held_by_two()
    {
        var (pair, slots) = await WithHours(dailyLimit: 1);
        var woman = Guid.CreateVersion7();
        var second = (await fixture.Answer(pair.Mentor, await fixture.Propose(pair.Lab, woman, pair.Mentor), accept: true).Json())
            .Id("mentorshipId");
        var day = slots.GroupBy(s => Mentoring.Sessions.Slots.FreeSlots.DayOf(s)).First(g => g.Count() > 1).ToList();

        var answers = await Task.WhenAll(Hold(pair.Mentee, pair.Id, day[0]), Hold(woman, second, day[1]));

        answers.Count(a => a.StatusCode is HttpStatusCode.Created).ShouldBe(1);
    }

    [Fact]
    public async Task A_slot_that_is_none_is_not_held_and_a_held_one_can_be_let_go()
    {
        var (pair, slots) = await WithHours();
        await Hold(pair.Mentee, pair.Id, slots[0].AddMinutes(1)).ShouldBeProblem(409, "time_taken");
        await Hold(Guid.CreateVersion7(), pair.Id, slots[0]).ShouldBeProblem(404);
        var hold = (await Hold(pair.Mentee, pair.Id, slots[0]).Json()).Id();
        await fixture.Client(pair.Mentor).DeleteAsync($"/v1/slot-holds/{hold}").ShouldBeProblem(404);
        (await fixture.Client(pair.Mentee).DeleteAsync($"/v1/slot-holds/{hold}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Slots(pair)).ShouldContain(slots[0]);
    }

    private Task<(int Holds, int Times)> Left(Guid hold) => fixture.WithDb<MentoringDb, (int, int)>(async db =>
        (await db.SlotHolds.CountAsync(h => h.Id == hold), await db.BookedTimes.CountAsync(t => t.SubjectId == hold)));

    private async Task<(Started Pair, List<DateTimeOffset> Slots)> WithHours(int dailyLimit = 4)
    {
        var pair = await fixture.Start();
        var every = Enum.GetNames<DayOfWeek>().Select(day => new { day = day.ToLowerInvariant(), from = "09:00", to = "12:00" });
        await fixture.Client(pair.Mentor).SendWith(HttpMethod.Put, "/v1/me/mentor-profile", new
        {
            topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 3, labs = new[] { pair.Lab }, availability = every,
        }, "*").Json();
        await fixture.Client(pair.Mentor).SendWith(HttpMethod.Put, "/v1/me/booking-terms",
            new { slotMinutes = 60, noticeHours = 1, bufferMinutes = 0, dailyLimit, horizonDays = 30 }, "*").Json();
        return (pair, await Slots(pair));
    }

    private async Task<List<DateTimeOffset>> Slots(Started pair) =>
        [.. (await fixture.Client(pair.Mentee).GetJson($"/v1/mentorships/{pair.Id}/slots")).GetProperty("items").EnumerateArray()
            .Select(s => s.GetDateTimeOffset())];

    private Task<HttpResponseMessage> Hold(Guid who, Guid mentorship, DateTimeOffset at) =>
        fixture.Client(who).PostCreating("/v1/slot-holds", new { mentorshipId = mentorship, startsAt = at });

    private Task<HttpResponseMessage> Plan(Started pair, DateTimeOffset at, Guid? hold) => fixture.Client(pair.Mentee).PostCreating(
        $"/v1/mentorships/{pair.Id}/sessions", new { startsAt = at, minutes = 60, place = "Lab", holdId = hold });
}
