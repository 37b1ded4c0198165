using CreativeLabs.Contracts;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CreativeLabs.Registration.Tests;

/// <summary>Any sequence of what people and coordinators can do, held against a waiting line as one would keep it on paper.</summary>
public sealed class PlaceMachine
{
    private const int Runs = 500;
    private const int ShortestRun = 40;

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (8, from who in Gen.Choose(0, 11)
            from seats in Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Choose(2, 4)))
            from kinds in Gen.SubListOf(Enum.GetValues<SupportKind>())
            from amount in Gen.Choose(1, 2)
            from insists in Gen.Elements(true, false)
            select (Step)new Ask(who, seats, [.. kinds.Select(kind => new NeedAsked(kind, amount))], insists)),
        (4, from who in Gen.Choose(0, 11) select (Step)new GiveBack(who)),
        (4, from who in Gen.Choose(0, 11) from anyway in Gen.Elements(true, false) select (Step)new Accept(who, anyway)),
        (2, from who in Gen.Choose(0, 11) select (Step)new Decline(who)),
        (2, from who in Gen.Choose(0, 11) from seats in Gen.Choose(1, 3) select (Step)new Shrink(who, seats)),
        (2, from hours in Gen.Choose(1, 20) select (Step)new Wait(hours)),
        (1, from capacity in Gen.Choose(4, 9) from support in Gen.Choose(0, 4) select (Step)new Resize(capacity, support)));

    internal static Gen<Step[]> AnyRunOf(int longest) =>
        from length in Gen.Choose(ShortestRun, longest) from steps in AnyStep.ArrayOf(length) select steps;

    [Fact]
    public void Whatever_people_do_the_line_is_kept()
    {
        var steps = 0;
        Prop.ForAll(Arb.From(AnyRunOf(120), Shorter), run =>
        {
            var world = new PaperWorld();
            foreach (var step in run)
            {
                world.Do(step);
                steps++;
            }
        }).Prove(Depth.Times(Runs));
        steps.ShouldBeGreaterThanOrEqualTo(Depth.Times(10_000));
    }

    internal static IEnumerable<Step[]> Shorter(Step[] run)
    {
        for (var length = run.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= run.Length; start += length)
            {
                yield return [.. run[..start], .. run[(start + length)..]];
            }
        }
    }
}

internal abstract record Step(int Person);

internal sealed record Ask(int Who, int Seats, NeedAsked[] Needs, bool Insists) : Step(Who)
{
    public override string ToString() =>
        $"Ask({Who}, {Seats}, [{string.Join(", ", Needs.Select(n => $"{n.Kind} {n.Seats}"))}], insists: {Insists})";
}

internal sealed record GiveBack(int Who) : Step(Who);

internal sealed record Accept(int Who, bool Anyway) : Step(Who);

internal sealed record Decline(int Who) : Step(Who);

internal sealed record Shrink(int Who, int Seats) : Step(Who);

internal sealed record Wait(int Hours) : Step(-1);

internal sealed record Resize(int Capacity, int Support) : Step(-1);

/// <summary>The real decisions on the one side; on the other the line on paper: who waits, in order, and what must hold after each
/// step.</summary>
internal sealed class PaperWorld
{
    private static readonly Guid Fair = Guid.CreateVersion7();
    private readonly Seating seating = Seating.Open(Fair, PlanOf(5, 2));
    private readonly List<EventRegistration> places = [];
    private readonly Dictionary<int, EventRegistration> latest = [];
    private readonly List<EventRegistration> line = [];
    private readonly HashSet<EventRegistration> acceptedWithout = [];
    private DateTimeOffset now = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Each person's last place.</summary>
    public List<string> Shown() => [.. latest.OrderBy(l => l.Key).Select(l => Show(l.Key, l.Value))];

    public static string Show(int who, EventRegistration place) =>
        $"{who}: {place.State} {place.Number} {place.Seats} " +
            $"{string.Join(' ', place.Needs.Select(n => $"{n.Kind} {n.Seats} {n.Met} {n.Missed}"))}";

    private DateTimeOffset Until => now.AddHours(24);

    public void Do(Step step)
    {
        var lineBefore = line.ToList();
        var before = places.ToDictionary(p => p, p => p.State);
        Apply(step);
        // As LockedEvent does after each change: what is free goes to the head of the line.
        seating.OfferNext(places.Where(p => p.State is EventRegistrationState.Waitlisted).OrderBy(p => p.Number), now, Until);
        foreach (var left in line.Where(p => p.State is not (EventRegistrationState.Waitlisted or EventRegistrationState.Offered)).ToList())
        {
            line.Remove(left);
        }

        Hold(lineBefore, before, step);
        line.RemoveAll(p => p.State is EventRegistrationState.Offered);
    }

    private void Apply(Step step)
    {
        switch (step)
        {
            case Ask ask when latest.GetValueOrDefault(ask.Who) is not { IsLive: true } && ask.Seats <= seating.Capacity:
                var asked = new EventRegistrationRequest(ask.Seats, null, ask.Needs, ask.Insists);
                var place = EventRegistration.Request(
                    Guid.CreateVersion7(now), Fair, Guid.Empty, ask.Seats, asked.Needs(latest.GetValueOrDefault(ask.Who)),
                    ask.Insists, null, now);
                seating.Decide(place, now, Until);
                latest[ask.Who] = place;
                places.Add(place);
                if (place.State is EventRegistrationState.Waitlisted)
                {
                    line.Add(place);
                }

                break;
            case GiveBack back when latest.TryGetValue(back.Who, out var held):
                seating.Cancel(held, now);
                break;
            case Accept accept when latest.TryGetValue(accept.Who, out var offered):
                var stood = offered.State is EventRegistrationState.Offered;
                if (seating.Accept(offered, accept.Anyway, now) is null && stood && accept.Anyway)
                {
                    acceptedWithout.Add(offered);
                }

                break;
            case Decline decline when latest.TryGetValue(decline.Who, out var offered):
                seating.Decline(offered, now);
                break;
            case Shrink shrink when latest.TryGetValue(shrink.Who, out var group):
                seating.Shrink(group, shrink.Seats);
                break;
            case Wait wait:
                now = now.AddHours(wait.Hours);
                places.ForEach(p => seating.Lapse(p, now));
                break;
            case Resize resize when !places.Exists(p => p.State is EventRegistrationState.Waitlisted && p.Seats > resize.Capacity):
                seating.Resize(PlanOf(resize.Capacity, resize.Support));
                break;
        }
    }

    private void Hold(List<EventRegistration> lineBefore, Dictionary<EventRegistration, EventRegistrationState> before, Step step)
    {
        int Seats(EventRegistrationState state) => places.Where(p => p.State == state).Sum(p => p.Seats);
        (seating.Confirmed, seating.Offered).ShouldBe((Seats(EventRegistrationState.Confirmed), Seats(EventRegistrationState.Offered)));
        (seating.Confirmed + seating.Offered).ShouldBeLessThanOrEqualTo(seating.Capacity, $"after {step}");
        seating.Waiting.ShouldBe(places.Count(p => p.State is EventRegistrationState.Waitlisted));

        // The line on paper is a queue: who is served is served from its head, and who waits still stands in it in the order of arrival.
        var served = line.TakeWhile(p => p.State is EventRegistrationState.Offered).Count();
        Always(line.Skip(served), p => p.State is EventRegistrationState.Waitlisted, "someone was passed", step);
        line.Select(p => p.Number!.Value).ShouldBe(line.Select(p => p.Number!.Value).Order());
        (line.Count == served || line[served].Seats > seating.Free).ShouldBeTrue($"a seat is free for the next after {step}");

        // Nobody sits down at once while others wait.
        Always(places, p => before.ContainsKey(p) || p.State is EventRegistrationState.Waitlisted || p.Number is not null
            || lineBefore.Count == 0,
            "someone sat down before the line", step);

        foreach (var support in seating.Support)
        {
            var held = places.Where(p => p.HoldsSeats).SelectMany(p => p.Needs).Where(n => n.Met && n.Kind == support.Kind)
                .Sum(n => n.Seats);
            support.Taken.ShouldBe(held);
            support.Taken.ShouldBeLessThanOrEqualTo(support.Capacity, $"after {step}");
            support.Unmet.ShouldBeGreaterThanOrEqualTo(0);
        }

        Always(places, p => p.HoldsSeats || p.Needs.All(n => !n.Met), "support is held for nobody", step);
        Always(places, p => p.State is not EventRegistrationState.Confirmed || !p.Insists || !p.LacksSupport || acceptedWithout.Contains(p),
            "she insisted on support", step);
        Always(places, p => p.State is not EventRegistrationState.Offered || p.OfferUntil > now, "an offer outlived its time", step);
    }

    // Shouldly's own way compiles an expression each time, thousands of times over.
    private static void Always(IEnumerable<EventRegistration> among, Func<EventRegistration, bool> holds, string otherwise, Step step) =>
        among.All(holds).ShouldBeTrue($"{otherwise} after {step}");

    internal static EventPlan PlanOf(int capacity, int support) => new(
        EventKind.Festival, LocalText.Same("Жарманке"), LocalText.Same("Ат-Башы"), capacity,
        Support: Enum.GetValues<SupportKind>().Select(kind => new SupportPlan(kind, support)).ToList());
}
