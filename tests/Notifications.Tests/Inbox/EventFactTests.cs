using CreativeLabs.Contracts;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

[Collection(OneWorld.Name)]
public sealed class EventFactTests(NotificationsFixture fixture)
{
    private static readonly LocalText Fair = new("Кийиз жарманкеси", "Ярмарка войлока", "Felt fair");
    private static readonly DateTimeOffset Starts = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);
    private readonly Guid person = Guid.CreateVersion7();
    private readonly Guid place = Guid.CreateVersion7();
    private readonly Guid fair = Guid.CreateVersion7();

    [Fact]
    public async Task Her_place_is_told_from_offer_to_cancellation_each_step_once_in_her_language()
    {
        await Twice(new PlaceOffered(place, person, fair, Guid.CreateVersion7(), Fair, Starts, 1, Starts.AddDays(-2)),
            "«Кийиз жарманкеси» иш-чарасында сизге орун бошоду. Жооп берүүнүн акыркы мөөнөтү: 30.05.2026 10:00. Жооп болбосо, " +
            "орун кезектеги адамга сунушталат.");
        await Twice(new PlaceConfirmed(place, person, fair, Guid.CreateVersion7(), Fair, Starts, 2),
            "«Кийиз жарманкеси» иш-чарасында ордуңуз бар. Башталышы: 01.06.2026 10:00. Орун саны: 2.");
        await Twice(new PlaceRescheduled(Guid.CreateVersion7(), place, person, fair, Fair, Starts.AddDays(1),
            Starts.AddDays(1).AddHours(2)),
            "«Кийиз жарманкеси» башка убакытка жылдырылды: 02.06.2026 10:00. Келе албасаңыз, ордуңузду бошотуп коюңуз.");
        await Twice(new PlaceRescheduled(Guid.CreateVersion7(), place, person, fair, Fair, Starts.AddDays(2),
            Starts.AddDays(2).AddHours(2)),
            "«Кийиз жарманкеси» башка убакытка жылдырылды: 03.06.2026 10:00. Келе албасаңыз, ордуңузду бошотуп коюңуз.");
        await Twice(new PlaceCalledOff(place, person, fair, Fair, Starts, new LocalText("Жол жабылды.")),
            "«Кийиз жарманкеси» (01.06.2026 10:00) өткөрүлбөйт. Себеби: Жол жабылды.");
        (await Texts("ky")).Length.ShouldBe(5);
        (await Texts("ru"))[0].ShouldBe("«Ярмарка войлока» (01.06.2026 10:00) не состоится. Причина: Жол жабылды.");
        (await Texts("en"))[3].ShouldBe("You have a place at Felt fair. It starts on 01.06.2026 10:00. Seats: 2.");
    }

    [Fact]
    public Task A_lapsed_offer_is_told_once() => Twice(new OfferLapsed(place, person, fair, Guid.CreateVersion7(), Fair),
        "«Кийиз жарманкеси» иш-чарасындагы орун боюнча сунуштун мөөнөтү өттү. Кааласаңыз, орунду кайра сурай аласыз.");

    [Fact]
    public async Task Another_venue_or_title_is_told_once()
    {
        await Twice(
            new PlaceChanged(
                Guid.CreateVersion7(), place, person, fair, Fair, LocalText.Same("Кийиз күнү"), LocalText.Same("Нарын"), Starts),
            "Сиз жазылган «Кийиз жарманкеси» иш-чарасында өзгөрүү бар. Азыр ал мындай: «Кийиз күнү», 01.06.2026 10:00, Нарын. Келе " +
            "албасаңыз, ордуңузду бошотуп коюңуз.");
        (await Texts("ky")).Length.ShouldBe(1);
    }

    [Fact]
    public Task A_decision_on_what_she_commented_is_told_once() => Twice(new CommentAnswered(Guid.CreateVersion7(), person, fair, Fair),
        "Сиз пикир жазган «Кийиз жарманкеси» угуусунун чечими чыкты. Аны иш-чаранын баракчасынан окуңуз.");

    [Fact]
    public async Task An_offer_and_a_cancellation_reach_her_phone_without_naming_the_event()
    {
        fixture.MoveTo(hour: 11);
        var phone = fixture.NewPhone();
        var starts = new DateTimeOffset(2040, 6, 1, 4, 0, 0, TimeSpan.Zero);
        await fixture.Broker.Tell(new PlaceOffered(place, person, fair, Guid.CreateVersion7(), Fair, starts, 1, starts.AddDays(-2)));
        await fixture.Address(person, phone);
        await fixture.Eventually(async () =>
            (await fixture.Sandbox.TextsTo(phone))
                .SequenceEqual(["Сизге орун бошоду. Жооп берүүнүн акыркы мөөнөтү: 30.05.2040 10:00. Жеке баракчаңызды ачыңыз."]));
    }

    private async Task Twice<T>(T fact, string text)
        where T : class, IFact
    {
        await Task.WhenAll(fixture.Broker.Tell(fact), fixture.Broker.Tell(fact));
        await fixture.Eventually(async () => (await Texts("ky")).FirstOrDefault() == text);
    }

    private async Task<string[]> Texts(string language)
    {
        var client = fixture.Client(person);
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return [.. (await client.GetJson("/v1/me/inbox")).GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("text").GetString()!)];
    }
}
