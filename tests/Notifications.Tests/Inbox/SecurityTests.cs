using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.Templates;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

[Collection(OneWorld.Name)]
public sealed class SecurityTests(NotificationsFixture fixture)
{
    private static readonly DateTimeOffset Day = new(2026, 3, 8, 20, 0, 0, TimeSpan.Zero);
    private readonly Guid woman = Guid.CreateVersion7();

    [Fact]
    public Task A_new_device_is_told_in_the_inbox_alone() => Tells(
        new SignedInOnNewDevice(woman, Guid.CreateVersion7(), Day),
        "09.03.2026: your page was opened on a new device. If it was not you, sign out everywhere.", bySms: false);

    [Fact]
    public Task A_paused_PIN_is_told_at_once() => Tells(
        new PinPaused(woman, Guid.CreateVersion7(), Day),
        "Your PIN was wrong several times and is not taken for a while. If it was not you, change it.", bySms: true);

    [Fact]
    public Task A_changed_PIN_is_told() => Tells(
        new PinChanged(woman, Guid.CreateVersion7(), false),
        "Your PIN was changed. If it was not you, sign out everywhere and speak to the coordinator of your lab.", bySms: false);

    [Fact]
    public Task A_removed_PIN_is_told() => Tells(
        new PinChanged(woman, Guid.CreateVersion7(), true),
        "Your PIN was removed. If it was not you, sign out everywhere and speak to the coordinator of your lab.", bySms: false);

    [Fact]
    public Task A_change_of_phone_is_told_to_the_phone_that_she_has() => Tells(
        new PhoneChangeAsked(woman, Guid.CreateVersion7(), Day, false),
        "Another sign-in number was asked for. It takes over on 09.03.2026. If it was not you, cancel it before then.", bySms: true);

    [Fact]
    public Task A_change_that_a_coordinator_asked_for_says_so() => Tells(
        new PhoneChangeAsked(woman, Guid.CreateVersion7(), Day, true),
        "The coordinator of your lab asked for another sign-in number for you. It takes over on 09.03.2026. If you did not ask for it, " +
        "cancel it before then.", bySms: true);

    [Theory]
    [InlineData("done", "You sign in with this number now. Sessions on other devices have ended.", true)]
    [InlineData("cancelled", "The change of your sign-in number was cancelled.", false)]
    [InlineData("full", "Your sign-in number was not changed: too many people share the new one.", false)]
    public Task The_end_of_a_change_is_told(string outcome, string text, bool bySms) =>
        Tells(new PhoneChangeEnded(woman, Guid.CreateVersion7(), outcome), text, bySms);

    [Fact]
    public Task A_merge_that_was_asked_for_is_told() => Tells(
        new MergeAsked(woman, Guid.CreateVersion7()),
        "The coordinator of your lab believes that another record is yours too and asks to join the two. Nothing changes unless you " +
        "agree. If it is not yours, say no.", bySms: true);

    [Fact]
    public Task A_merge_that_all_agreed_to_is_told_with_its_day() => Tells(
        new MergeAgreed(woman, Guid.CreateVersion7(), Day),
        "It was agreed that two records are joined. They become one on 09.03.2026. If it was not you, undo it before then.", bySms: true);

    [Theory]
    [InlineData("done", "Your records were joined. Look which numbers you can sign in with now.")]
    [InlineData("undone", "The records were not joined; nothing has changed.")]
    [InlineData("lapsed", "The records were not joined; nothing has changed.")]
    public Task The_end_of_a_merge_is_told(string outcome, string text) =>
        Tells(new MergeEnded(woman, Guid.CreateVersion7(), outcome), text, bySms: false);

    [Fact]
    public Task A_number_that_was_removed_is_told() => Tells(
        new SignInNumberRemoved(woman, Guid.CreateVersion7()),
        "One of your sign-in numbers was removed. If it was not you, change your PIN and speak to the coordinator of your lab.",
        bySms: true);

    [Fact]
    public Task An_erasure_that_staff_asked_for_is_told_before_it_happens() => Tells(
        new ErasureAnnounced(woman, Guid.CreateVersion7(), Day),
        "A member of staff asked that your data be erased. They go for good on 09.03.2026. If you did not ask for it, call it off " +
        "before then.", bySms: true);

    [Fact]
    public Task Staff_are_asked_to_look_without_a_word_about_what() => Tells(
        new StaffAttentionAsked(woman, Guid.CreateVersion7()),
        "Something at your lab waits for you. Please open the mentoring section.", bySms: true);

    [Fact]
    public async Task The_message_reaches_the_phone_in_her_language_at_night_and_is_neutral()
    {
        fixture.MoveTo(hour: 2);
        await fixture.Broker.Tell(new PersonRegistered(woman, "ky", 1));
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(db => db.Recipients.AnyAsync(r => r.PersonId == woman)));
        var phone = fixture.NewPhone();

        await fixture.Broker.Tell(new PhoneChangeAsked(woman, Guid.CreateVersion7(), Day, false));
        await fixture.Address(woman, phone);

        await fixture.Eventually(async () => (await fixture.Sandbox.TextsTo(phone))
            .SequenceEqual(["Номериңизди алмаштыруу суралды. Бул сиз болбосоңуз, кирип, жокко чыгарыңыз."]));
        fixture.MoveTo(hour: 10);
    }

    [Fact]
    public void No_message_of_safety_names_the_platform_a_lab_or_a_person()
    {
        foreach (var text in SecurityTemplates.All.Where(t => t.Sms is not null).SelectMany(t => LocalText.Languages.Select(t.Sms!.In)))
        {
            foreach (var word in new[] { "Creative", "Lab", "лаб", "координатор", "аялдар", "жен", "women", "{person}", "{name}" })
            {
                text.ShouldNotContain(word, Case.Insensitive);
            }
        }
    }

    private async Task Tells<T>(T fact, string text, bool bySms)
        where T : class, IFact
    {
        var message = Guid.NewGuid();
        await Task.WhenAll(fixture.Broker.Tell(fact, message), fixture.Broker.Tell(fact, message), fixture.Broker.Tell(fact));
        await fixture.Eventually(async () => (await Texts()).Length > 0);
        (await Texts()).ShouldBe([text]);
        (await fixture.WithDb<NotificationsDb, int>(db =>
            db.Deliveries.CountAsync(d => d.PersonId == woman && d.Category == Category.Security))).ShouldBe(bySms ? 1 : 0);
    }

    private async Task<string[]> Texts() =>
        (await fixture.Client(woman).GetJson("/v1/me/inbox")).GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("text").GetString()!).ToArray();
}
