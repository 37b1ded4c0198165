using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

[Collection(OneWorld.Name)]
public sealed class FactTests(NotificationsFixture fixture)
{
    private static readonly LocalText Course = new("Кийиз жасоо", "Валяние", "Felting");
    private readonly Guid one = Guid.CreateVersion7();
    private readonly Guid other = Guid.CreateVersion7();

    private async Task Tells<T>(T fact, Guid person, params string[] texts)
        where T : class, IFact
    {
        // Redelivered under its own id, and told anew under others, all at once.
        var redelivered = Guid.NewGuid();
        await Task.WhenAll(fixture.Broker.Tell(fact, redelivered), fixture.Broker.Tell(fact, redelivered), fixture.Broker.Tell(fact),
            fixture.Broker.Tell(fact));
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(async db =>
            await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM inbox WHERE message_id = {redelivered}""")
                .SingleAsync() > 0));
        var last = Guid.NewGuid();
        await fixture.Broker.Tell(fact, last);
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(async db =>
            await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM inbox WHERE message_id = {last}""")
                .SingleAsync() > 0));
        await fixture.Eventually(async () => (await Texts(person)).Length > 0);
        (await Texts(person)).ShouldBe(texts);
    }

    private async Task<string[]> Texts(Guid person) =>
        (await fixture.Client(person).GetJson("/v1/me/inbox")).GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("text").GetString()!).ToArray();

    [Fact]
    public Task PersonRegistered_welcomes_her_once() =>
        Tells(new PersonRegistered(one, "ky", 1), one, "Welcome! News that concerns you will arrive here.");

    [Fact]
    public Task MembershipStarted_is_told_once() =>
        Tells(new MembershipStarted(Guid.CreateVersion7(), one, Guid.CreateVersion7(), LocalText.Same("At-Bashy")), one,
        "You are now a member of the lab At-Bashy. You can apply to programmes and enrol in courses.");

    [Fact]
    public Task EnrolmentDecided_is_told_once() => Tells(
        new EnrolmentDecided(Guid.CreateVersion7(), one, Guid.CreateVersion7(), Guid.CreateVersion7(),
        LocalText.Same("Handicraft business"), true), one, "Congratulations! You were admitted to Handicraft business.");

    [Fact]
    public Task A_rejection_says_where_its_reason_stands() => Tells(
        new EnrolmentDecided(Guid.CreateVersion7(), one, Guid.CreateVersion7(), Guid.CreateVersion7(),
        LocalText.Same("Handicraft business"), false), one,
        "Your application to Handicraft business was not accepted this time. Open your application to read why.");

    [Fact]
    public Task LearnerEnrolled_is_told_once() =>
        Tells(new LearnerEnrolled(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), one, Course,
        new DateOnly(2026, 3, 9)), one, "You are enrolled in Felting. It starts on 09.03.2026.");

    [Fact]
    public Task CourseCompleted_is_told_once() =>
        Tells(new CourseCompleted(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), one, Course, "handicrafts", true),
        one, "Congratulations! You completed Felting.");

    [Fact]
    public Task CredentialIssued_is_told_once() =>
        Tells(new CredentialIssued(Guid.CreateVersion7(), Guid.CreateVersion7(), one, "WCL-1", Course), one,
        "Your credential for Felting is ready. Number: WCL-1. Anyone can verify it.");

    [Fact]
    public Task CredentialRevoked_is_told_once_with_its_reason() => Tells(
        new CredentialRevoked(Guid.CreateVersion7(), Guid.CreateVersion7(), one, "WCL-1", Course, "issuedInError"), one,
        "Your credential WCL-1 for Felting was revoked. Reason: it was issued in error.");

    [Fact]
    public Task MatchProposed_is_told_to_the_mentor() => Tells(new MatchProposed(Guid.CreateVersion7(), other, one, "e-commerce",
        new LocalText("Интернет аркылуу сатуу", "Продажи через интернет", "E-commerce")), one,
        "A mentee was proposed to you. Topic: E-commerce. Please answer.");

    [Fact]
    public async Task MentorshipStarted_is_told_to_both()
    {
        await Tells(new MentorshipStarted(Guid.CreateVersion7(), Guid.CreateVersion7(), one, other), one,
            "A mentor accepted you. You can plan a session now.");
        (await Texts(other)).ShouldBe(["Your mentorship has started. You can plan a session now."]);
    }

    [Fact]
    public async Task SessionHeld_is_told_to_both()
    {
        await Tells(new SessionHeld(Guid.CreateVersion7(), Guid.CreateVersion7(), one, other,
            new DateTimeOffset(2026, 3, 8, 20, 0, 0, TimeSpan.Zero)), one, "The session of 09.03.2026 was counted.");
        (await Texts(other)).ShouldBe(["The session of 09.03.2026 was counted."]);
    }

    [Fact]
    public Task MentorApproved_is_told_with_its_last_day() => Tells(
        new MentorApproved(one, Guid.CreateVersion7(), new DateTimeOffset(2027, 3, 8, 20, 0, 0, TimeSpan.Zero)), one,
        "Your application was accepted: you can mentor. Last day of the approval: 09.03.2027.");

    [Fact]
    public Task MentorDeclined_is_told_once() => Tells(new MentorDeclined(one, Guid.CreateVersion7()), one,
        "Your application to mentor was not accepted this time. Open your application to read why.");

    [Fact]
    public Task MentorApprovalEnding_is_told_once() => Tells(
        new MentorApprovalEnding(one, Guid.CreateVersion7(), new DateTimeOffset(2027, 3, 8, 20, 0, 0, TimeSpan.Zero)), one,
        "Last day of your approval as a mentor: 09.03.2027. Apply again to go on.");

    [Fact]
    public Task MentorSuspended_is_told_once() => Tells(new MentorSuspended(one, Guid.CreateVersion7()), one,
        "Your mentoring is suspended for now. Ask the coordinator of your lab if you have questions.");

    [Fact]
    public async Task MentorshipEnded_is_told_to_both_in_the_same_words_whatever_the_outcome()
    {
        await Tells(new MentorshipEnded(Guid.CreateVersion7(), one, other, Guid.CreateVersion7(), "endedEarly", DateTimeOffset.UnixEpoch),
            one, "The mentorship has ended. Thank you for your time and work.");
        (await Texts(other)).ShouldBe(["The mentorship has ended. Thank you for your time and work."]);
    }

    [Fact]
    public async Task Whatever_becomes_of_a_session_is_told_to_both_with_its_time()
    {
        var (session, at) = (Guid.CreateVersion7(), new DateTimeOffset(2026, 3, 8, 20, 0, 0, TimeSpan.Zero));
        await Tells(new MentoringSessionPlanned(session, Guid.CreateVersion7(), one, other, one, at), one,
            "A session is planned: 09.03.2026 02:00.");
        await fixture.Broker.Tell(new MentoringSessionMoved(session, Guid.CreateVersion7(), one, other, other, at.AddHours(8), 1));
        await fixture.Eventually(async () => (await Texts(other)).Contains("A session was moved. New time: 09.03.2026 10:00."));
        await fixture.Broker.Tell(new MentoringSessionReminded(session, Guid.CreateVersion7(), one, other, at.AddHours(8)));
        await fixture.Eventually(async () => (await Texts(other)).Contains("Reminder: session 09.03.2026 10:00."));
        await fixture.Broker.Tell(new MentoringSessionCancelled(session, one, other, null, at.AddHours(8), 2));
        await fixture.Eventually(async () => (await Texts(other)).Contains("A session does not take place: 09.03.2026 10:00."));
        (await Texts(one)).Length.ShouldBe(4);
    }

    [Fact]
    public async Task A_woman_of_a_circle_is_told_of_its_meetings_once_each()
    {
        var (meeting, at) = (Guid.CreateVersion7(), new DateTimeOffset(2026, 3, 8, 20, 0, 0, TimeSpan.Zero));
        await Tells(new CircleMeetingPlanned(meeting, one, at), one, "A session is planned: 09.03.2026 02:00.");
        await fixture.Broker.Tell(new CircleMeetingReminded(meeting, Guid.CreateVersion7(), one, at));
        await fixture.Eventually(async () => (await Texts(one)).Contains("Reminder: session 09.03.2026 02:00."));
        await fixture.Broker.Tell(new CircleMeetingCancelled(meeting, one, at));
        await fixture.Eventually(async () => (await Texts(one)).Contains("A session does not take place: 09.03.2026 02:00."));
        (await Texts(other)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_pair_is_asked_and_what_it_reached_is_told_to_both()
    {
        var mentorship = Guid.CreateVersion7();
        await Tells(new GoalReached(Guid.CreateVersion7(), mentorship, one, other, Guid.CreateVersion7()), one,
            "Congratulations! You reached a goal that you had set.");
        await fixture.Broker.Tell(new MentorshipReviewAsked(mentorship, Guid.CreateVersion7(), one, other));
        await fixture.Eventually(async () =>
            (await Texts(other)).Contains("Half of the mentorship is over. How is it going? Please give your feedback."));
        await fixture.Broker.Tell(new MentorshipSilent(mentorship, Guid.CreateVersion7(), one, other));
        await fixture.Eventually(async () =>
            (await Texts(other)).Contains("There was no session for three weeks. Would you like to plan one?"));
        (await Texts(one)).Length.ShouldBe(3);
    }

    [Fact]
    public Task ListingPublished_is_told_to_the_seller() =>
        Tells(new ListingPublished(Guid.CreateVersion7(), one, LocalText.Same("Shyrdak")), one, "Shyrdak is on sale now.");

    [Fact]
    public async Task OrderPaid_is_told_to_each_seller_and_once_to_the_buyer()
    {
        var order = Guid.CreateVersion7();
        await Tells(new OrderPaid(Guid.CreateVersion7(), order, other, one, "A-1", LocalText.Same("Shyrdak"), 2, 125_050), one,
            "Order A-1 was paid: Shyrdak, 2 pcs, 1 250,50 som. Please prepare it.");
        var second = Guid.CreateVersion7();
        await Tells(new OrderPaid(Guid.CreateVersion7(), order, other, second, "A-1", LocalText.Same("Honey"), 1, 50_000), second,
            "Order A-1 was paid: Honey, 1 pcs, 500 som. Please prepare it.");
        (await Texts(other)).ShouldBe(["Your payment for order A-1 has arrived. Thank you!"]);
    }

    [Fact]
    public Task StockRunningLow_is_told_to_the_seller() =>
        Tells(new StockRunningLow(Guid.CreateVersion7(), Guid.CreateVersion7(), one, LocalText.Same("Shyrdak"), 3), one,
            "Shyrdak is running low: 3 left.");

    [Fact]
    public Task SellerTermsPublished_is_told_to_the_seller() =>
        Tells(new SellerTermsPublished(Guid.CreateVersion7(), one, new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)), one,
            "New terms for sellers apply from 01.12.2026. Please read and accept them.");

    [Fact]
    public Task FirstSaleRecorded_is_told_to_the_seller() =>
        Tells(new FirstSaleRecorded(one, Guid.CreateVersion7(), 125_000), one, "Congratulations on your first sale! 1 250 som.");

    [Fact]
    public Task OrderExpired_is_told_to_the_buyer() =>
        Tells(new OrderExpired(Guid.CreateVersion7(), one, "A-9"), one, "Order A-9 was not paid in time and is closed.");

    [Fact]
    public async Task Twenty_tellings_at_once_give_one_notification_and_places_without_a_gap_in_order()
    {
        var facts = Enumerable.Range(0, 20).Select(i => new ListingPublished(Guid.CreateVersion7(), one, LocalText.Same($"n{i}"))).ToList();
        await Task.WhenAll(facts.Concat(facts).Select(fact => fixture.Broker.Tell(fact)));
        await fixture.Eventually(async () => (await Texts(one)).Length == 20);
        var rows = await fixture.WithDb<NotificationsDb, List<Notification>>(db => db.Notifications.AsNoTracking()
            .Where(n => n.PersonId == one).ToListAsync());
        rows.Select(n => n.SubjectId).Distinct().Count().ShouldBe(20);
        rows.Select(n => n.Sequence).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task An_older_word_on_her_language_is_ignored()
    {
        await fixture.Broker.Tell(new PersonLanguageChanged(one, "en", 3));
        await fixture.Eventually(async () => await Language() is "en");
        await fixture.Broker.Tell(new PersonLanguageChanged(one, "ru", 2));
        await fixture.Broker.Tell(new PersonRegistered(one, "ky", 1));
        await fixture.Eventually(async () => (await Texts(one)).Length == 1);
        await fixture.Broker.Tell(new PersonLanguageChanged(other, "ru", 1));
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(db => db.Recipients.AnyAsync(r => r.PersonId == other)));
        (await Language()).ShouldBe("en");
    }

    private Task<string?> Language() =>
        fixture.WithDb<NotificationsDb, string?>(db => db.Recipients.Where(r => r.PersonId == one).Select(r => r.Language)
        .SingleOrDefaultAsync());
}
