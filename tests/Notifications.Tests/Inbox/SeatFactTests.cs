using CreativeLabs.Contracts;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;

namespace CreativeLabs.Notifications.Inbox;

[Collection(OneWorld.Name)]
public sealed class SeatFactTests(NotificationsFixture fixture)
{
    private static readonly LocalText Felt = new("Кийиз жасоо", "Валяние", "Felting");
    private static readonly DateTimeOffset Until = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);
    private readonly Guid person = Guid.CreateVersion7();
    private readonly Guid enrolment = Guid.CreateVersion7();
    private readonly Guid offering = Guid.CreateVersion7();

    [Fact]
    public Task An_offered_seat_is_told_once() =>
        Twice(new LearnerOffered(enrolment, offering, Guid.CreateVersion7(), person, Felt, new DateOnly(2026, 6, 9), Until),
        "«Кийиз жасоо» курсунда сизге орун бошоду. Жооп берүүнүн акыркы мөөнөтү: 01.06.2026 10:00. Жооп болбосо, орун " +
            "кезектеги адамга сунушталат.",
        "A seat in Felting is free for you. Answer by 01.06.2026 10:00, or it is offered to the next in line.");

    [Fact]
    public Task A_lapsed_offer_of_a_seat_is_told_once() => Twice(new LearnerOfferLapsed(enrolment, offering, person, Felt),
        "«Кийиз жасоо» курсундагы орун боюнча сунуштун мөөнөтү өттү. Кааласаңыз, кайра жазыла аласыз.",
        "The offer of a seat in Felting has lapsed. You can enrol again.");

    [Fact]
    public Task A_seat_that_passed_her_is_told_once() => Twice(new LearnerTurnedAway(enrolment, offering, person, Felt),
        "«Кийиз жасоо» курсунда орун бошоду, бирок ага керектүү башка курс бүтө элек. Аны аяктап, кайра жазылыңыз.",
        "A seat in Felting became free, but another course has to be completed first. Complete it and enrol again.");

    [Fact]
    public Task Other_dates_are_told_once_with_the_old_and_the_new() => Twice(
        new LessonsRescheduled(Guid.CreateVersion7(), enrolment, person, offering, Felt, Until, Until.AddDays(1)),
        "«Кийиз жасоо» курсунун күндөрү өзгөрдү: кийинки сабак 01.06.2026 10:00 эмес, 02.06.2026 10:00 болот. Келе албасаңыз, ордуңузду " +
        "бошотуп коюңуз.",
        "The dates of Felting changed: the next session is on 02.06.2026 10:00, not on 01.06.2026 10:00. If you cannot come, please give " +
        "your seat back.");

    [Fact]
    public Task A_training_that_is_called_off_is_told_once() =>
        Twice(new LessonsCalledOff(enrolment, person, offering, Felt, new DateOnly(2026, 6, 9)),
        "«Кийиз жасоо» курсу (09.06.2026) өткөрүлбөйт. Башка күндөрдү каталогдон караңыз.",
        "Felting (09.06.2026) will not be held. See the catalog for other dates.");

    [Fact]
    public Task What_changed_besides_the_dates_is_told_once() => Twice(
        new LessonsChanged(Guid.CreateVersion7(), enrolment, person, offering, Felt, [OfferingChanged.Room, OfferingChanged.Link]),
        "«Кийиз жасоо» курсунда өзгөрүү бар: бөлмө, сабактын шилтемеси. Жаңысын курстун баракчасынан караңыз.",
        "There is a change in Felting: the room, the link to the sessions. See the course's page.");

    [Fact]
    public Task A_seat_that_was_withdrawn_is_told_once() => Twice(new SeatWithdrawn(enrolment, offering, person, Felt),
        "«Кийиз жасоо» курсундагы ордуңуз алынды: ага керектүү күбөлүгүңүз жараксыз болду. Керектүү курсту кайра бүтүрүңүз же " +
        "окутуучудан ордуңузду калтырууну сураңыз.",
        "Your seat in Felting was withdrawn: a credential that it requires is no longer valid. Complete that course again, or ask " +
        "the trainer to admit you without it.");

    private async Task Twice<T>(T fact, string ky, string en)
        where T : class, IFact
    {
        await Task.WhenAll(fixture.Broker.Tell(fact), fixture.Broker.Tell(fact));
        await fixture.Eventually(async () => (await Texts("ky")).Length > 0);
        (await Texts("ky")).ShouldBe([ky]);
        (await Texts("en")).ShouldBe([en]);
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
