using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>Something the jury looks at.</summary>
/// <param name="Id">Names it in scores.</param>
/// <param name="Name">In the caller's language.</param>
/// <param name="Weight">Against the weights of the others.</param>
internal sealed record CriterionView(Guid Id, string Name, int Weight);

/// <summary>A cohort whose applications a jury scores.</summary>
/// <param name="CohortId">The cohort.</param>
/// <param name="Criteria">In the order in which they were given.</param>
/// <param name="MostPoints">A score is 0 to this.</param>
/// <param name="ClosedAt">When scoring was closed; null before.</param>
internal sealed record OpenCallView(Guid CohortId, IReadOnlyList<CriterionView> Criteria, int MostPoints, DateTimeOffset? ClosedAt)
{
    public static OpenCallView Of(OpenCall call, HttpContext http) => new(
        call.CohortId, call.Criteria.Select(c => new CriterionView(c.Id, http.Say(c.Name), c.Weight)).ToList(), OpenCall.MostPoints,
        call.ClosedAt);
}
