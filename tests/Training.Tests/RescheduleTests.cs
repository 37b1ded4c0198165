using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class RescheduleTests(TrainingFixture training)
{
    private sealed record Session(Guid? Id, DateTimeOffset StartsAt, int Minutes = 60, string? Room = null);

    [Fact]
    public async Task Other_dates_are_told_to_everyone_with_a_seat_an_offer_or_a_place_in_the_line_once_however_often_the_news_comes()
    {
        var offering = await training.Open(training.Plan(capacity: 2, hoursFromNow: 240));
        var learners = Enumerable.Range(0, 4).Select(_ => training.Learner()).ToArray();
        var enrolments = new List<Guid>();
        foreach (var learner in learners)
        {
            enrolments.Add(await training.Enrol(learner, offering));
        }

        await training.Drop(learners[0], enrolments[0]);
        (await training.State(learners[2], enrolments[2])).ShouldBe("offered");
        var before = await Sessions(offering);
        var moved = before.Select(s => s with { StartsAt = s.StartsAt.AddHours(-236) }).ToArray();
        (await Reschedule(offering, moved).Json()).Text("startsOn")
            .ShouldBe(Bishkek.DateOf(moved[0].StartsAt).ToString("yyyy-MM-dd", null));

        foreach (var enrolment in enrolments.Skip(1))
        {
            var told = await training.Broker.Hear<LessonsRescheduled>(f => f.EnrolmentId == enrolment);
            (told.OldStartsAt, told.StartsAt).ShouldBe((before[0].StartsAt, moved[0].StartsAt));
        }

        // The offer ends with the new start, also when its old deadline is told.
        var until = (await learners[2].GetJson($"/v1/enrolments/{enrolments[2]}")).GetProperty("offerUntil").GetDateTimeOffset();
        until.ShouldBe(moved[0].StartsAt, TimeSpan.FromMilliseconds(1));

        var fact = await training.Broker.Hear<OfferingRescheduled>(f => f.OfferingId == offering);
        var again = Guid.NewGuid();
        foreach (var message in (Guid[])[again, again, Guid.NewGuid()])
        {
            await training.Broker.Tell(fact, message);
        }

        await training.Eventually(() =>
            training.WithDb<TrainingDb, bool>(db => db.Set<ServiceDefaults.InboxRow>().AnyAsync(row => row.MessageId == again)));
        await training.Eventually(() =>
            Task.FromResult(training.Broker.Heard<LessonsRescheduled>(f => f.OfferingId == offering).Count >= 6));
        training.Broker.Heard<LessonsRescheduled>(f => f.OfferingId == offering).Select(f => f.NoticeId).Distinct().Count().ShouldBe(3);
        training.Broker.Heard<LessonsRescheduled>(f => f.EnrolmentId == enrolments[0]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Older_news_of_dates_that_were_changed_again_is_told_no_further()
    {
        var offering = await training.Open(training.Plan(hoursFromNow: 240));
        await training.Enrol(training.Learner(out var person), offering);
        var first = await Sessions(offering);
        await Reschedule(offering, [.. first.Select(s => s with { StartsAt = s.StartsAt.AddDays(1) })]).Json();
        await Reschedule(offering, [.. first.Select(s => s with { StartsAt = s.StartsAt.AddDays(2) })]).Json();
        await training.Broker.Hear<LessonsRescheduled>(f => f.PersonId == person && f.StartsAt == first[0].StartsAt.AddDays(2));
        var late = Guid.NewGuid();
        var older = first[0].StartsAt.AddDays(1).AddHours(3);
        await training.Broker.Tell(new OfferingRescheduled(offering, TrainingFixture.FeltCarpets, TrainingFixture.AtBashy,
            LocalText.Same("x"), 1, first[0].StartsAt, older), late);
        await training.Eventually(() =>
            training.WithDb<TrainingDb, bool>(db => db.Set<ServiceDefaults.InboxRow>().AnyAsync(row => row.MessageId == late)));
        training.Broker.Heard<LessonsRescheduled>(f => f.PersonId == person && f.StartsAt == older).ShouldBeEmpty();
        training.Broker.Heard<LessonsRescheduled>(f => f.PersonId == person && f.StartsAt == first[0].StartsAt.AddDays(2))
            .Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_has_begun_stays_what_is_not_named_is_cancelled_and_the_past_is_refused()
    {
        var offering = await training.Open(training.Plan(sessions: 3, hoursFromNow: -1.5));
        var all = await Sessions(offering);
        var coming = all[2];
        await Reschedule(offering, [all[0] with { StartsAt = training.Clock.GetUtcNow().AddDays(1) }])
            .ShouldBeProblem(409, "session_not_to_come");
        await Reschedule(offering, [coming with { StartsAt = training.Clock.GetUtcNow().AddDays(-1) }])
            .ShouldBeProblem(409, "session_in_the_past");
        await Reschedule(offering, [new(null, coming.StartsAt), new(null, coming.StartsAt.AddMinutes(30))])
            .ShouldBeProblem(400, "invalid_request");
        await Reschedule(offering, [new(null, coming.StartsAt.AddDays(3))]).Json();
        (await Sessions(offering)).Select(s => s.StartsAt).ShouldBe([all[0].StartsAt, all[1].StartsAt, coming.StartsAt.AddDays(3)]);
        await training.Coordinator.SendWith(HttpMethod.Put, $"/v1/offerings/{offering}/sessions", new { sessions = all }, "\"1\"")
            .ShouldBeProblem(412, "stale_version");
        await training.Trainer.SendWith(HttpMethod.Put, $"/v1/offerings/{offering}/sessions", new { sessions = all }, "*")
            .ShouldBeProblem(403, "not_allowed");
        await training.CoordinatorElsewhere.SendWith(HttpMethod.Put, $"/v1/offerings/{offering}/sessions", new { sessions = all }, "*")
            .ShouldBeProblem(403, "not_allowed");
    }

    [Fact]
    public async Task Calling_off_is_told_to_everyone_once_and_counted()
    {
        var offering = await training.Open(training.Plan(capacity: 1, hoursFromNow: 240));
        var (seated, waiting) = (training.Learner(out var one), training.Learner(out var two));
        var enrolments = new[] { await training.Enrol(seated, offering), await training.Enrol(waiting, offering) };
        var first = (await Sessions(offering))[0].StartsAt;
        await training.Coordinator.PostSeen($"/v1/offerings/{offering}/cancellation").Json();
        await training.Coordinator.PostSeen($"/v1/offerings/{offering}/cancellation").Json();
        foreach (var person in (Guid[])[one, two])
        {
            (await training.Broker.Hear<LessonsCalledOff>(f => f.PersonId == person)).NextAt.ShouldBe(first);
        }

        training.Broker.Heard<OfferingCancelled>(f => f.OfferingId == offering).Count.ShouldBe(1);
        training.Broker.Heard<LessonsCalledOff>(f => f.OfferingId == offering).Count.ShouldBe(2);
        (await seated.GetJson($"/v1/enrolments/{enrolments[0]}")).Text("dropReason").ShouldBe("offeringCancelled");
        await training.WithDb<TrainingDb>(async db => (await db.Offerings.SingleAsync(o => o.Id == offering)).Seating.Waiting.ShouldBe(0));
    }

    [Fact]
    public async Task A_calendar_keeps_its_sessions_moves_them_by_a_higher_sequence_and_drops_what_is_cancelled()
    {
        var offering = await training.Open(training.Plan(hoursFromNow: 240));
        var sessions = await Sessions(offering);
        var first = await Calendar(offering);
        first.Keys.ShouldBe(sessions.Select(s => $"{s.Id}@creativelabs.kg"), ignoreOrder: true);
        first.Values.ShouldAllBe(v => v.Sequence == 0 && v.Status == "CONFIRMED");
        first[$"{sessions[0].Id}@creativelabs.kg"].Start.ShouldBe(
            $"DTSTART;TZID=Asia/Bishkek:{sessions[0].StartsAt.ToOffset(Bishkek.Offset):yyyyMMdd'T'HHmmss}");

        await Reschedule(offering, [sessions[0] with { StartsAt = sessions[0].StartsAt.AddDays(1) }]).Json();
        var moved = await Calendar(offering);
        moved.Keys.ShouldBe(first.Keys, ignoreOrder: true);
        (moved[$"{sessions[0].Id}@creativelabs.kg"].Sequence, moved[$"{sessions[0].Id}@creativelabs.kg"].Status).ShouldBe((1, "CONFIRMED"));
        (moved[$"{sessions[1].Id}@creativelabs.kg"].Sequence, moved[$"{sessions[1].Id}@creativelabs.kg"].Status).ShouldBe((1, "CANCELLED"));

        await training.Coordinator.PostSeen($"/v1/offerings/{offering}/cancellation").Json();
        (await Calendar(offering)).Values.ShouldAllBe(v => v.Status == "CANCELLED" && v.Sequence >= 1);
        (await training.Anonymous().GetStringAsync(new Uri($"/v1/offerings/{offering}/calendar.ics", UriKind.Relative)))
            .Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
    }

    [Fact]
    public async Task The_link_of_an_offering_online_is_shown_only_to_who_learns_or_teaches_there()
    {
        const string Room = "https://meet.example.kg/felt?room=7";
        var start = training.Clock.GetUtcNow().AddDays(10);
        var plan = new
        {
            courseId = TrainingFixture.FeltCarpets, labId = TrainingFixture.AtBashy, trainerId = Guid.CreateVersion7(), language = "ky",
            capacity = 1,
            startsOn = Bishkek.DateOf(start), sessions = new[] { new { startsAt = start } }, link = Room,
        };
        var offering = await training.Open(plan);
        (await training.Broker.Hear<OfferingPublished>(f => f.OfferingId == offering)).LabId.ShouldBeNull();
        var (enrolled, waits) = (training.Learner(), training.Learner());
        await training.Enrol(enrolled, offering);
        await training.Enrol(waits, offering);
        var shown = await training.Anonymous().GetJson($"/v1/offerings/{offering}");
        shown.GetProperty("online").GetBoolean().ShouldBeTrue();
        shown.ToString().ShouldNotContain("meet.example.kg");

        foreach (var client in (HttpClient[])[enrolled, training.Trainer])
        {
            (await client.GetJson($"/v1/offerings/{offering}/link")).Text("link").ShouldBe(Room);
            (await client.GetStringAsync(new Uri($"/v1/offerings/{offering}/calendar.ics", UriKind.Relative)))
                .ShouldContain("LOCATION:https://meet.example.kg/felt?room=7");
        }

        foreach (var client in (HttpClient[])[waits, training.TrainerElsewhere, training.Learner()])
        {
            await client.SendWith(HttpMethod.Get, $"/v1/offerings/{offering}/link").ShouldBeProblem(403, "not_allowed");
            (await client.GetStringAsync(new Uri($"/v1/offerings/{offering}/calendar.ics", UriKind.Relative)))
                .ShouldNotContain("meet.example.kg");
        }

        await training.Anonymous().SendWith(HttpMethod.Get, $"/v1/offerings/{offering}/link").ShouldBeProblem(401, "sign_in_required");
    }

    private Task<HttpResponseMessage> Reschedule(Guid offering, params Session[] sessions) =>
        training.Coordinator.SendWith(HttpMethod.Put, $"/v1/offerings/{offering}/sessions", new { sessions }, "*");

    private async Task<Session[]> Sessions(Guid offering) =>
        [.. (await training.Coordinator.GetJson($"/v1/offerings/{offering}/sessions")).GetProperty("items").EnumerateArray()
        .Select(s => new Session(s.Id(), s.GetProperty("startsAt").GetDateTimeOffset(), s.GetProperty("minutes").GetInt32()))];

    private async Task<Dictionary<string, (int Sequence, string Status, string Start)>> Calendar(Guid offering)
    {
        var file = await training.Anonymous().GetStringAsync(new Uri($"/v1/offerings/{offering}/calendar.ics", UriKind.Relative));
        file = file.Replace("\r\n ", "", StringComparison.Ordinal);
        return file.Split("BEGIN:VEVENT\r\n")[1..].Select(entry => entry.Split("\r\n")).ToDictionary(
            entry => Line(entry, "UID:")["UID:".Length..],
            entry => (int.Parse(Line(entry, "SEQUENCE:")["SEQUENCE:".Length..], null), Line(entry, "STATUS:")["STATUS:".Length..],
                Line(entry, "DTSTART")));

        static string Line(string[] entry, string name) => entry.Single(line => line.StartsWith(name, StringComparison.Ordinal));
    }
}
