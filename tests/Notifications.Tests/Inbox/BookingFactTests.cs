using CreativeLabs.Contracts;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;

namespace CreativeLabs.Notifications.Inbox;

[Collection(OneWorld.Name)]
public sealed class BookingFactTests(NotificationsFixture fixture)
{
    private static readonly LocalText Loom = new("Токуу станогу", "Ткацкий станок", "Loom");
    private static readonly LocalText Reason = new("Жарык өчтү", "Нет света", "No power");

    // 23:00 in UTC is five in the morning of the next day in Bishkek.
    private static readonly DateTimeOffset Start = new(2026, 3, 8, 23, 0, 0, TimeSpan.Zero);

    private readonly Guid person = Guid.CreateVersion7();

    [Fact]
    public Task A_confirmed_booking_is_told_with_the_time_on_the_labs_wall() =>
        Tells(Confirmed(Guid.CreateVersion7(), null), "Booked for you: Loom on 09.03.2026 at 05:00.");

    [Fact]
    public async Task A_series_is_told_once()
    {
        var series = Guid.CreateVersion7();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => fixture.Broker.Tell(Confirmed(Guid.CreateVersion7(), series))));
        await Tells(Confirmed(Guid.CreateVersion7(), series), "Your weekly booking is confirmed: Loom. See the dates on your page.");
    }

    [Theory]
    [InlineData("rejected",
        "The coordinator could not confirm your booking: Loom on 09.03.2026 at 05:00. Open your booking to read why.")]
    [InlineData("lapsed", "Your booking was not answered in time: Loom on 09.03.2026 at 05:00. Please try another time.")]
    [InlineData("closed", "The lab will be closed, so your booking was released: Loom on 09.03.2026 at 05:00. Reason: No power")]
    [InlineData("noShow",
        "You did not come, so the time is open to others: Loom on 09.03.2026 at 05:00. If you cannot come, please cancel beforehand.")]
    public Task A_released_booking_is_told_with_its_cause(string cause, string text) => Tells(
        new BookingReleased(Guid.CreateVersion7(), person, Guid.CreateVersion7(), Guid.CreateVersion7(), Loom, Start, Start.AddHours(1),
        cause, Reason), text);

    /// <summary>As a copy of Registration from before tells it.</summary>
    [Fact]
    public async Task What_the_coordinator_says_to_one_woman_is_not_kept_even_when_it_is_told()
    {
        await A_released_booking_is_told_with_its_cause("rejected",
            "The coordinator could not confirm your booking: Loom on 09.03.2026 at 05:00. Open your booking to read why.");
        (await Canaries.Dump(fixture.Database)).Split('\n').Where(line => line.Contains($"{person}", StringComparison.Ordinal))
            .ShouldAllBe(line => !line.Contains(Reason.En!));
    }

    [Fact]
    public async Task A_cancellation_is_told_only_to_who_did_not_cancel_herself()
    {
        await fixture.Broker.Tell(Cancelled(byHerself: true));
        await Tells(Cancelled(byHerself: false),
            "The coordinator cancelled your booking: Loom on 09.03.2026 at 05:00. Open your booking to read why.");
    }

    [Fact]
    public Task A_programme_that_begins_is_told() => Tells(
        new EnrolmentStarted(Guid.CreateVersion7(), person, Guid.CreateVersion7(), Guid.CreateVersion7(), Loom),
        "Loom has begun. Good luck!");

    [Fact]
    public Task A_programme_that_was_completed_is_told() => Tells(
        new EnrolmentCompleted(Guid.CreateVersion7(), person, Guid.CreateVersion7(), Guid.CreateVersion7(), Loom),
        "Congratulations! You completed Loom.");

    [Fact]
    public async Task Whoever_was_taken_off_a_list_is_told_and_who_left_is_not()
    {
        await fixture.Broker.Tell(
            new EnrolmentWithdrawn(Guid.CreateVersion7(), person, Guid.CreateVersion7(), Guid.CreateVersion7(), Loom, ByHerself: true));
        await Tells(new EnrolmentWithdrawn(Guid.CreateVersion7(), person, Guid.CreateVersion7(), Guid.CreateVersion7(), Loom,
            ByHerself: false), "You were taken off the list of Loom. Open your application to read why.");
    }

    [Fact]
    public Task A_juror_is_told() => Tells(
        new JurorNamed(Guid.CreateVersion7(), person, Guid.CreateVersion7(), Loom),
        "You were named to the jury of Loom. Score the applications on your page.");

    private BookingConfirmed Confirmed(Guid booking, Guid? series) =>
        new(booking, person, Guid.CreateVersion7(), Guid.CreateVersion7(), Loom, Start, Start.AddHours(1), series);

    private BookingCancelled Cancelled(bool byHerself) =>
        new(Guid.CreateVersion7(), person, Guid.CreateVersion7(), Guid.CreateVersion7(), Loom, Start, Start.AddHours(1), byHerself);

    private async Task Tells<T>(T fact, string text)
        where T : class, IFact
    {
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => fixture.Broker.Tell(fact)));
        await fixture.Eventually(async () => (await Texts()).Length > 0);
        (await Texts()).ShouldBe([text]);
    }

    private async Task<string[]> Texts() => (await fixture.Client(person).GetJson("/v1/me/inbox")).GetProperty("items").EnumerateArray()
        .Select(i => i.GetProperty("text").GetString()!).ToArray();
}
