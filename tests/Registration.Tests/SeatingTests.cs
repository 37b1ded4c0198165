using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;

namespace CreativeLabs.Registration.Tests;

/// <summary>Each decision on a place, one by one, in memory. What holds after any row of them: <see cref="PlaceMachine"/>.</summary>
public sealed class SeatingTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = Now.AddHours(24);
    private readonly Seating seating = Seating.Open(Guid.CreateVersion7(), PaperWorld.PlanOf(5, 2));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Who_fits_while_nobody_waits_has_a_seat_at_once(int seats)
    {
        var place = Asked(seats);
        (place.State, place.Number, place.OfferUntil).ShouldBe((EventRegistrationState.Confirmed, null, null));
        Figures().ShouldBe((seats, 0, 0));
    }

    [Fact]
    public void Who_does_not_fit_waits_and_so_does_everyone_after_her()
    {
        Asked(3);
        var (large, small) = (Asked(3), Asked(1));
        (large.State, large.Number).ShouldBe((EventRegistrationState.Waitlisted, 1));
        (small.State, small.Number).ShouldBe((EventRegistrationState.Waitlisted, 2));
        Figures().ShouldBe((3, 0, 2));
    }

    [Fact]
    public void What_is_free_is_offered_from_the_head_of_the_line_as_far_as_it_reaches()
    {
        var held = Asked(5);
        var (first, second, third) = (Asked(2), Asked(3), Asked(1));
        seating.Cancel(held, Now).ShouldBeNull();
        seating.OfferNext([first, second, third], Now, Until).ShouldBe([first, second]);
        (first.State, first.OfferUntil, third.State).ShouldBe((EventRegistrationState.Offered, Until, EventRegistrationState.Waitlisted));
        Figures().ShouldBe((0, 5, 1));
    }

    [Fact]
    public void An_offer_is_taken_once_in_its_time()
    {
        var place = Offered(2);
        seating.Accept(place, false, Until.AddTicks(-1)).ShouldBeNull();
        (place.State, place.OfferUntil).ShouldBe((EventRegistrationState.Confirmed, null));
        seating.Accept(place, false, Until.AddDays(1)).ShouldBeNull();
        Figures().ShouldBe((2, 0, 0));
    }

    [Fact]
    public void An_offer_is_not_taken_when_its_time_is_over()
    {
        var place = Offered(2);
        seating.Accept(place, false, Until).ShouldBe(EventRegistrationRules.OfferLapsed);
        seating.Lapse(place, Until.AddTicks(-1)).ShouldBeFalse();
        place.State.ShouldBe(EventRegistrationState.Offered);
        seating.Lapse(place, Until).ShouldBeTrue();
        (place.State, Figures()).ShouldBe((EventRegistrationState.OfferLapsed, (0, 0, 0)));
        seating.Lapse(place, Until).ShouldBeFalse();
        seating.Accept(place, false, Now).ShouldBe(EventRegistrationRules.OfferLapsed);
        seating.Decline(place, Now).ShouldBe(EventRegistrationRules.NothingOffered);
        seating.Cancel(place, Now).ShouldBe(EventRegistrationRules.PlaceEnded);
    }

    [Fact]
    public void An_offer_is_declined_once()
    {
        var place = Offered(2);
        seating.Decline(place, Now).ShouldBeNull();
        seating.Decline(place, Now).ShouldBeNull();
        (place.State, Figures()).ShouldBe((EventRegistrationState.Declined, (0, 0, 0)));
        seating.Accept(place, false, Now).ShouldBe(EventRegistrationRules.NothingOffered);
    }

    [Fact]
    public void What_was_never_offered_is_neither_taken_nor_declined()
    {
        Asked(5);
        var waits = Asked(1);
        seating.Accept(waits, false, Now).ShouldBe(EventRegistrationRules.NothingOffered);
        seating.Decline(waits, Now).ShouldBe(EventRegistrationRules.NothingOffered);
        seating.Lapse(waits, Until.AddDays(9)).ShouldBeFalse();
        (waits.State, Figures()).ShouldBe((EventRegistrationState.Waitlisted, (5, 0, 1)));
    }

    [Fact]
    public void What_is_given_back_is_free_and_giving_back_twice_is_giving_back_once()
    {
        var (seated, _, waits) = (Asked(2), Asked(3), Asked(1));
        seating.Cancel(waits, Now).ShouldBeNull();
        seating.Cancel(seated, Now).ShouldBeNull();
        seating.Cancel(seated, Now).ShouldBeNull();
        (seated.State, Figures()).ShouldBe((EventRegistrationState.Cancelled, (3, 0, 0)));
    }

    [Theory]
    [InlineData(EventRegistrationState.Confirmed)]
    [InlineData(EventRegistrationState.Attended)]
    [InlineData(EventRegistrationState.NoShow)]
    public void Of_two_places_of_one_woman_the_lesser_one_is_given_up_also_afterwards(object state)
    {
        var (place, _) = (Asked(2), Asked(1));
        place.Enter((EventRegistrationState)state, Now);
        seating.GiveUp(place, Now);
        (place.State, Figures()).ShouldBe((EventRegistrationState.Cancelled, (1, 0, 0)));
    }

    [Fact]
    public void Support_that_is_there_is_held_and_what_is_missing_is_counted_and_she_sits_without_it()
    {
        var place = Asked(2, false, new(SupportKind.Transport, 2), new(SupportKind.Interpreter, 3));
        place.State.ShouldBe(EventRegistrationState.Confirmed);
        place.Needs.Select(need => (need.Kind, need.Met, need.Missed)).ShouldBe(
            [(SupportKind.Transport, true, false), (SupportKind.Interpreter, false, true)], ignoreOrder: true);
        (Support(SupportKind.Transport), Support(SupportKind.Interpreter)).ShouldBe(((2, 0), (0, 3)));
        seating.Cancel(place, Now);
        (Support(SupportKind.Transport).Taken, place.LacksSupport).ShouldBe((0, true));
    }

    [Fact]
    public void Who_insists_is_asked_when_support_is_missing_and_sits_with_it_or_when_she_comes_without()
    {
        var other = Asked(1, false, new NeedAsked(SupportKind.Transport, 2));
        var place = Asked(1, true, new NeedAsked(SupportKind.Transport));
        (place.State, place.OfferUntil, Figures()).ShouldBe((EventRegistrationState.Offered, Until, (1, 1, 0)));
        var missing = seating.Accept(place, false, Now)!;
        missing.Code.ShouldBe(EventRegistrationRules.SupportNotAvailable.Code);
        ((IEnumerable<string>)missing.Extensions["missing"]!).ShouldBe(["transport"]);
        seating.Cancel(other, Now);
        seating.Accept(place, false, Now).ShouldBeNull();
        (place.State, place.LacksSupport, Support(SupportKind.Transport)).ShouldBe((EventRegistrationState.Confirmed, false, (1, 0)));

        var anyway = Asked(1, true, new NeedAsked(SupportKind.Transport, 2));
        seating.Accept(anyway, true, Now).ShouldBeNull();
        (anyway.State, anyway.LacksSupport).ShouldBe((EventRegistrationState.Confirmed, true));
        Asked(1, true, new NeedAsked(SupportKind.Childcare)).State.ShouldBe(EventRegistrationState.Confirmed, "nothing is missing");
    }

    [Fact]
    public void Who_does_not_insist_takes_her_offer_without_what_is_missing()
    {
        Asked(1, false, new NeedAsked(SupportKind.Transport, 2));
        var (held, place) = (Asked(4), Asked(1, false, new NeedAsked(SupportKind.Transport)));
        seating.Cancel(held, Now);
        seating.OfferNext([place], Now, Until);
        seating.Accept(place, false, Now).ShouldBeNull();
        (place.State, place.LacksSupport).ShouldBe((EventRegistrationState.Confirmed, true));
    }

    [Fact]
    public void A_group_that_grows_smaller_keeps_its_place_and_gives_back_the_rest()
    {
        var (seated, offered) = (Asked(3), Offered(2));
        seating.Shrink(seated, 4)!.Extensions["seats"].ShouldBe(3);
        seating.Shrink(seated, 4)!.Code.ShouldBe(EventRegistrationRules.OnlyFewer.Code);
        seating.Shrink(seated, 3).ShouldBeNull();
        seating.Shrink(seated, 2, [1, 2]).ShouldBeNull();
        seating.Shrink(offered, 1).ShouldBeNull();
        (seated.Seats, offered.Seats, Figures()).ShouldBe((2, 1, (2, 1, 0)));
        seated.Companions.ShouldBe([1, 2]);
        seating.Cancel(seated, Now);
        seating.Shrink(seated, 1).ShouldBe(EventRegistrationRules.PlaceEnded);
    }

    [Fact]
    public void Support_for_who_does_not_come_goes_back_of_childcare_for_all_but_her()
    {
        var group = Asked(3, false, new(SupportKind.Childcare, 2), new(SupportKind.Transport, 2));
        seating.Shrink(group, 2).ShouldBeNull();
        (Support(SupportKind.Childcare).Taken, Support(SupportKind.Transport).Taken).ShouldBe((1, 2));
        seating.Shrink(group, 1).ShouldBeNull();
        group.Needs.ShouldBe([new SupportNeed(SupportKind.Transport, 1, Met: true)]);
        (Support(SupportKind.Childcare).Taken, Support(SupportKind.Transport).Taken).ShouldBe((0, 1));
    }

    [Fact]
    public void A_smaller_group_may_have_what_was_missing_for_the_larger_one()
    {
        var group = Asked(3, false, new NeedAsked(SupportKind.Transport, 3));
        Support(SupportKind.Transport).ShouldBe((0, 3));
        seating.Shrink(group, 2).ShouldBeNull();
        (group.LacksSupport, Support(SupportKind.Transport)).ShouldBe((false, (2, 0)));
    }

    [Fact]
    public void Who_waits_holds_nothing_when_her_group_grows_smaller()
    {
        Asked(5);
        var waits = Asked(3, false, new NeedAsked(SupportKind.Transport, 3));
        seating.Shrink(waits, 2).ShouldBeNull();
        (Support(SupportKind.Transport), Figures()).ShouldBe(((0, 0), (5, 0, 1)));
    }

    [Fact]
    public void Less_support_can_be_said_and_no_more_and_no_other()
    {
        var place = Asked(2, false, new(SupportKind.Transport, 2), new(SupportKind.Interpreter, 1));
        seating.Shrink(place, 2, null, [new(SupportKind.Childcare)]).ShouldBe(EventRegistrationRules.OnlyLessSupport);
        seating.Shrink(place, 2, null, [new(SupportKind.Transport, 3)]).ShouldBe(EventRegistrationRules.OnlyLessSupport);
        seating.Shrink(place, 2, null, [new(SupportKind.Transport, 2), new(SupportKind.Interpreter)]).ShouldBeNull();
        place.Needs.Count.ShouldBe(2);
        seating.Shrink(place, 2, null, [new(SupportKind.Transport)]).ShouldBeNull();
        place.Needs.ShouldBe([new SupportNeed(SupportKind.Transport, 1, Met: true)]);
        seating.Shrink(place, 2, null, []).ShouldBeNull();
        (place.Needs.Count, Support(SupportKind.Transport), Support(SupportKind.Interpreter)).ShouldBe((0, (0, 0), (0, 0)));
    }

    [Fact]
    public void An_event_is_made_no_smaller_than_what_is_taken()
    {
        Asked(2, false, new NeedAsked(SupportKind.Transport, 2));
        Offered(1);
        seating.Resize(PaperWorld.PlanOf(2, 2))!.ShouldSatisfyAllConditions(
            rule => rule.Code.ShouldBe(EventRules.CapacityBelowTaken.Code), rule => rule.Extensions["taken"].ShouldBe(3));
        seating.Resize(PaperWorld.PlanOf(3, 1))!.ShouldSatisfyAllConditions(
            rule => rule.Code.ShouldBe(EventRules.SupportBelowTaken.Code), rule => rule.Extensions["taken"].ShouldBe(2),
            rule => rule.Extensions["kind"].ShouldBe("transport"));
        seating.Capacity.ShouldBe(5);
        seating.Resize(PaperWorld.PlanOf(3, 2)).ShouldBeNull();
        (seating.Capacity, seating.Free).ShouldBe((3, 0));
        seating.Resize(PaperWorld.PlanOf(9, 4)).ShouldBeNull();
        seating.Free.ShouldBe(6);
        seating.Support.ShouldAllBe(s => s.Capacity == 4);
    }

    private (int Confirmed, int Offered, int Waiting) Figures() => (seating.Confirmed, seating.Offered, seating.Waiting);

    private (int Taken, int Unmet) Support(SupportKind kind) =>
        seating.Support.Where(s => s.Kind == kind).Select(s => (s.Taken, s.Unmet)).Single();

    private EventRegistration Asked(int seats, bool insists = false, params NeedAsked[] needs)
    {
        var place = EventRegistration.Request(Guid.CreateVersion7(), seating.EventId, Guid.CreateVersion7(), seats,
            new EventRegistrationRequest(seats, null, needs, insists).Needs(null), insists, null, Now);
        seating.Decide(place, Now, Until);
        return place;
    }

    private EventRegistration Offered(int seats)
    {
        var held = Asked(seating.Free);
        var place = Asked(seats);
        seating.Cancel(held, Now);
        seating.OfferNext([place], Now, Until).ShouldBe([place]);
        return place;
    }
}
