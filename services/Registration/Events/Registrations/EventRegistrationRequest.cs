using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>Support that is needed, all of it or none.</summary>
/// <param name="Kind">childcare, transport or interpreter.</param>
/// <param name="Seats">1 to 10.</param>
internal sealed record NeedAsked(SupportKind Kind, int Seats = 1);

/// <summary>A request for a place, or for several that are confirmed together or wait together.</summary>
/// <param name="Seats">For herself and who comes with her, 1 to 10.</param>
/// <param name="With">Names of who comes with her, at most one less than the seats; only the lab's coordinator reads them.</param>
/// <param name="Support">What is needed, each kind once.</param>
/// <param name="InsistOnSupport">True: no place without the support, unless she says otherwise later. She is asked when it is missing.
/// False: the place in any case, with what there is.</param>
internal sealed record EventRegistrationRequest(
    int Seats = 1, IReadOnlyList<string>? With = null, IReadOnlyList<NeedAsked>? Support = null, bool InsistOnSupport = false)
{
    public const int MostSeats = 10;

    public ProblemResult? Check()
    {
        var check = new Validation().Range(Seats, 1, MostSeats, "seats");
        check.Check(With is null || With.Count < Math.Max(Seats, 1), "with",
            "Ысымдар орундардан көп.", "Имён больше, чем мест.", "There are more names than seats.");
        foreach (var name in (With ?? []).Take(MostSeats))
        {
            check.Name(name, 100, "with");
        }

        foreach (var need in (Support ?? []).Take(MostSeats))
        {
            check.Range(need?.Seats ?? 0, 1, MostSeats, "support");
        }

        return check.Check(Support is null || Support.DistinctBy(need => need?.Kind).Count() == Support.Count, "support",
            "Ар бир түрү бир жолу аталат.", "Каждый вид называется один раз.", "Name each kind once.").Problem;
    }

    /// <summary>What was counted as unmet when she asked before is not counted a second time.</summary>
    public IReadOnlyList<SupportNeed> Needs(EventRegistration? before) => (Support ?? []).OrderBy(need => need.Kind)
        .Select(need => new SupportNeed(
            need.Kind, need.Seats,
            Missed: before?.Needs.Any(old => old.Missed && old.Kind == need.Kind && old.Seats == need.Seats) == true)).ToList();
}
