using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Circles;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Safeguarding;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.Mentoring.Sessions.Slots;
using CreativeLabs.Mentoring.Vetting;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>Every event that Mentoring listens to, told again in any order and under other message ids, as after the inbox has forgotten
/// it: nothing of what is kept changes.</summary>
public sealed class DuplicateTests(Servers servers) : IAsyncLifetime
{
    private static readonly LocalText Title = LocalText.Same("Лидер");

    private readonly MentoringFixture fixture = new(servers);
    private readonly List<IFact> told = [];

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Whatever_comes_again_late_and_in_another_order_changes_nothing()
    {
        await Memberships();
        await PeopleWhoChange();
        await ProposalThatLapsed();
        var approval = await PairWithDeadlines();
        await CircleWithDeadlines();
        await CaseWithDeadlines();
        // The tests' mentors are approved without a deadline; by now the date has passed.
        await Told(approval);
        told.Select(f => f.GetType()).Distinct().OrderBy(t => t.Name, StringComparer.Ordinal)
            .ShouldBe(Consumed().OrderBy(t => t.Name, StringComparer.Ordinal), "an event that is listened to is not told here");

        await Settled();
        var before = await State();
        var random = Depth.Random();
        var again = told.Concat(told).OrderBy(_ => random.Next()).Select(fact => (Fact: fact, Id: Guid.NewGuid())).ToList();
        foreach (var (fact, id) in again)
        {
            await Tell(fact, id);
        }

        await Taken(again.ConvertAll(a => a.Id));
        await Settled();
        var after = await State();
        (string.Join('\n', before.Except(after)), string.Join('\n', after.Except(before))).ShouldBe(("", ""));
    }

    private async Task Memberships()
    {
        var (lab, cohort) = (await fixture.NewLab(), Guid.CreateVersion7());
        foreach (var ends in (bool[])[false, true])
        {
            var (person, membership, enrolment, completed) =
                (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
            await Told(new MembershipStarted(membership, person, lab, Title));
            await Told(new EnrolmentStarted(enrolment, person, cohort, lab, Title));
            await Told(new EnrolmentCompleted(completed, person, Guid.CreateVersion7(), lab, Title));
            if (ends)
            {
                await Told(new MembershipEnded(membership, person, lab));
                await Told(new EnrolmentWithdrawn(enrolment, person, cohort, lab, Title, ByHerself: true));
            }
        }
    }

    /// <summary>A woman whose two records become one, and one who is erased; both meet somebody.</summary>
    private async Task PeopleWhoChange()
    {
        var (merged, erased) = (await fixture.Start(), await fixture.Start());
        await fixture.WriteContact(merged.Mentee, "Айгүл");
        await fixture.Client(merged.Mentee).PutAsync($"/v1/me/blocks/{Guid.CreateVersion7()}", null);
        await Told(new PersonMerged(merged.Mentee, Guid.CreateVersion7()));
        await Told(new PersonErasureRequested(Guid.CreateVersion7(), erased.Mentor));
    }

    private async Task ProposalThatLapsed()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab);
        var request = await fixture.Propose(lab, Guid.CreateVersion7(), mentor);
        await fixture.NewMentor(lab);
        fixture.Clock.Advance(TimeSpan.FromHours(49));
        await fixture.Eventually(async () => (await fixture.WithDb<MentoringDb, int>(db =>
            db.Proposals.CountAsync(p => p.RequestId == request))) == 2);
        told.Add(new ProposalDue(request, mentor));
        told.Add(new RequestRerouted(request));
    }

    private async Task<MentorApprovalDue> PairWithDeadlines()
    {
        var pair = await fixture.Start();
        var session = await fixture.Session(pair, minutesFromNow: 60 * 30);
        var hold = await Hold(pair);
        var approvedUntil = await fixture.WithDb<MentoringDb, DateTimeOffset>(async db =>
            (await db.Mentors.SingleAsync(m => m.Id == pair.Mentor)).ApprovedUntil!.Value);
        fixture.Clock.Advance(TimeSpan.FromHours(31));
        await fixture.Client(pair.Mentor).PostSeen($"/v1/mentoring-sessions/{session}/confirmation").Json();
        fixture.Clock.Advance(TimeSpan.FromDays(8));
        await fixture.Eventually(() => fixture.WithDb<MentoringDb, bool>(db =>
            db.Sessions.AnyAsync(s => s.Id == session && s.State == SessionState.Held)));
        fixture.Clock.Advance(TimeSpan.FromDays(100));
        told.AddRange([
            new SessionReminderDue(session, 0, 24), new SessionConfirmationDue(session), new SlotHoldDue(hold),
            new MentorshipCheckDue(pair.Id), new MentorshipReviewDue(pair.Id, null),
        ]);
        return new MentorApprovalDue(pair.Mentor, approvedUntil);
    }

    private async Task<Guid> Hold(Started pair)
    {
        await fixture.Client(pair.Mentor).SendWith(HttpMethod.Put, "/v1/me/mentor-profile", new
        {
            topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 3, labs = new[] { pair.Lab },
            availability = Enum.GetNames<DayOfWeek>().Select(day => new { day = day.ToLowerInvariant(), from = "09:00", to = "18:00" }),
        }, "*").Json();
        var slot = (await fixture.Client(pair.Mentee).GetJson($"/v1/mentorships/{pair.Id}/slots")).GetProperty("items")
            .EnumerateArray().Last().GetDateTimeOffset();
        return (await fixture.Client(pair.Mentee).PostCreating("/v1/slot-holds", new { mentorshipId = pair.Id, startsAt = slot })
            .Json()).Id();
    }

    private async Task CircleWithDeadlines()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab);
        var circle = (await fixture.Client(mentor).PostCreating("/v1/mentoring-circles",
            new { labId = lab, topic = "felt", title = Title, capacity = 5 }).Json()).Id();
        var meeting = (await fixture.Client(mentor).PostCreating($"/v1/mentoring-circles/{circle}/sessions",
            new { startsAt = fixture.Clock.GetUtcNow().AddDays(2), minutes = 60, place = "Лаборатория" }).Json()).Id();
        told.Add(new CircleReminderDue(meeting, 24));
    }

    private async Task CaseWithDeadlines()
    {
        var (handler, lead) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var staff = fixture.Client(Guid.CreateVersion7(), "operator");
        await staff.SendWith(HttpMethod.Put, $"/v1/safeguarding/handlers/{handler}", new { }).Json();
        await staff.SendWith(HttpMethod.Put, $"/v1/safeguarding/handlers/{lead}", new { isOutsideLead = true }).Json();
        await fixture.Client(Guid.CreateVersion7()).SendWith(HttpMethod.Post, "/v1/safeguarding/reports",
            new { clientId = Guid.NewGuid(), what = "Коркутту", subjectKind = "person" }).Json();
        var desk = fixture.Client(handler);
        var report = (await desk.GetJson("/v1/safeguarding/reports")).GetProperty("items")[0].Id();
        fixture.Clock.Advance(TimeSpan.FromHours(25));
        await fixture.Eventually(async () =>
            (await fixture.Client(lead).GetJson("/v1/safeguarding/reports")).GetProperty("items").GetArrayLength() == 1);
        await desk.PostSeen($"/v1/safeguarding/reports/{report}/acknowledgement").Json();
        await desk.PostSeen($"/v1/safeguarding/reports/{report}/closing", new { feedback = "action_taken" }).Json();
        fixture.Clock.Advance(TimeSpan.FromDays(3 * 366));
        told.AddRange([new CaseAcknowledgementDue(report), new CaseRetentionDue(report)]);
    }

    /// <summary>Told as another service tells it, and taken.</summary>
    private async Task Told(IFact fact)
    {
        told.Add(fact);
        var id = Guid.NewGuid();
        await Tell(fact, id);
        await Taken([id]);
    }

    private Task Tell(IFact fact, Guid id) => (Task)typeof(Broker).GetMethod(nameof(Broker.Tell))!.MakeGenericMethod(fact.GetType())
        .Invoke(fixture.Broker, [fact, id])!;

    private Task Taken(List<Guid> ids) => fixture.Eventually(() => fixture.WithDb<MentoringDb, bool>(async db =>
        await db.Database.SqlQuery<int>($"""SELECT count(DISTINCT message_id)::int AS "Value" FROM inbox WHERE message_id = ANY({ids})""")
            .SingleAsync() == ids.Count));

    /// <summary>Nothing is due any more, and nothing changed for a while.</summary>
    private async Task Settled()
    {
        List<string> before = [];
        await fixture.Eventually(async () =>
        {
            var now = fixture.Clock.GetUtcNow();
            var due = await fixture.WithDb<MentoringDb, int>(async db => await db.Database.SqlQuery<int>(
                $"""SELECT count(*)::int AS "Value" FROM outbox WHERE due_at <= {now}""").SingleAsync());
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
            var state = await State();
            var quiet = due == 0 && state.SequenceEqual(before);
            before = state;
            return quiet;
        });
    }

    /// <summary>Every table row by row, and what is due later.</summary>
    private async Task<List<string>> State()
    {
        await using var connection = new NpgsqlConnection(fixture.Database);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var names = new NpgsqlCommand("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN "
            + "('outbox', 'outbox_lane', 'inbox', 'idempotency', '__EFMigrationsHistory') ORDER BY 1", connection))
        await using (var reader = await names.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var rows = new List<string>();
        foreach (var table in tables)
        {
            await using var all = new NpgsqlCommand(
                $"""SELECT t::text FROM "{table}" t ORDER BY 1""", connection);
            await using var row = await all.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                rows.Add($"{table}: {row.GetString(0)}");
            }
        }

        // What is still to come is part of it: a deadline that is told twice must not ask for the next one twice.
        await using var due = new NpgsqlCommand(
            "SELECT destination || ' ' || key || ' ' || due_at FROM outbox WHERE due_at > $1 ORDER BY 1", connection)
        { Parameters = { new() { Value = fixture.Clock.GetUtcNow() } } };
        await using var coming = await due.ExecuteReaderAsync();
        while (await coming.ReadAsync())
        {
            rows.Add($"outbox: {rows.Count} {coming.GetString(0)}");
        }

        return rows;
    }

    private static IEnumerable<Type> Consumed() => typeof(MentoringDb).Assembly.GetTypes()
        .SelectMany(type => type.GetInterfaces())
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IConsumer<>))
        .Select(i => i.GetGenericArguments()[0]).Where(fact => fact.IsAssignableTo(typeof(IFact))).Distinct();
}
