using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Sessions.Slots;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>What becomes of a mentor's hours.</summary>
public sealed class FreeSlotsTests
{
    // A Monday, 06:00 by the labs' clock.
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Monday = new(2027, 3, 1);

    private static readonly WeeklyHours[] Hours = [new(DayOfWeek.Monday, new TimeOnly(10, 0), new TimeOnly(13, 30))];

    [Fact]
    public void Hours_are_cut_into_whole_slots_by_the_labs_clock() =>
        Slots(Terms()).ShouldBe([At(10), At(11), At(12)]);

    [Fact]
    public void Nothing_begins_before_the_notice_that_she_wants() =>
        Slots(Terms(notice: 5)).ShouldBe([At(11), At(12)]);

    [Fact]
    public void Nothing_is_offered_beyond_the_horizon()
    {
        Free(Terms(horizon: 6), [], [], Monday, Monday.AddDays(7)).Count.ShouldBe(3);
        Free(Terms(horizon: 7), [], [], Monday, Monday.AddDays(7)).Count.ShouldBe(6);
    }

    [Fact]
    public void A_session_keeps_its_time_and_the_buffer_around_it_and_a_mentees_time_has_none()
    {
        Busy[] taken = [new(At(11), At(12))];
        Free(Terms(buffer: 15), taken, []).ShouldBeEmpty();
        Free(Terms(buffer: 0), taken, []).ShouldBe([At(10), At(12)]);
        Free(Terms(buffer: 15), [], taken).ShouldBe([At(10), At(12)]);
    }

    [Fact]
    public void A_day_that_has_enough_sessions_offers_no_more() =>
        Free(Terms(limit: 1), [new(At(8), At(9))], []).ShouldBeEmpty();

    [Fact]
    public void An_exception_takes_the_place_of_the_weeks_hours()
    {
        Slots(Terms(new DayException(Monday, null, null))).ShouldBeEmpty();
        Slots(Terms(new DayException(Monday, new TimeOnly(15, 0), new TimeOnly(16, 0)))).ShouldBe([At(15)]);
        Slots(Terms(new DayException(Monday.AddDays(1), null, null))).Count.ShouldBe(3);
    }

    private static List<DateTimeOffset> Slots(BookingTerms terms) => Free(terms, [], []);

    private static List<DateTimeOffset> Free(
        BookingTerms terms, IReadOnlyList<Busy> mentor, IReadOnlyList<Busy> mentee, DateOnly? from = null, DateOnly? to = null) =>
        [.. FreeSlots.Of(Hours, terms, mentor, mentee, Now, from ?? Monday, to ?? Monday)];

    private static BookingTerms Terms(DayException? exception = null, int notice = 0, int buffer = 0, int limit = 4, int horizon = 30)
    {
        var terms = BookingTerms.Default(Guid.CreateVersion7());
        terms.Change(60, notice, buffer, limit, horizon, exception is null ? [] : [exception]);
        return terms;
    }

    private static DateTimeOffset At(int hour) => Now.AddHours(hour - 6);
}
