using System.Security.Claims;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Figures;

/// <summary>Whose figures a caller sees: an operator those of all labs and their sum, a coordinator and a partner those of their own labs.
/// There is no sum over somebody's labs: two partners' sums would be subtracted from each other.</summary>
/// <param name="Labs">Null for all.</param>
internal sealed record FiguresReach(IReadOnlyList<Guid>? Labs)
{
    public bool Sees(Guid lab) => Labs is null || Labs.Contains(lab);

    public static FiguresReach Of(ClaimsPrincipal user) => (Caller.Of(user), Partner.Of(user)) switch
    {
        ({ IsOperator: true }, _) => new FiguresReach(Labs: null),
        ({ } caller, _) => new FiguresReach(caller.CoordinatedLabs),
        (_, { } partner) => new FiguresReach(partner.Labs),
        _ => new FiguresReach([]),
    };
}
