using System.Security.Claims;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Figures;

/// <summary>Whose figures a caller sees: an operator those of all labs and their sum, a coordinator and a partner those of their own labs.
/// There is no sum over somebody's labs: two partners' sums would be subtracted from each other.</summary>
/// <param name="Labs">Null for all.</param>
internal sealed record FiguresAccess(IReadOnlyList<Guid>? Labs)
{
    public bool Sees(Guid lab) => Labs is null || Labs.Contains(lab);

    public static FiguresAccess Of(ClaimsPrincipal user) => (Caller.Of(user), Partner.Of(user)) switch
    {
        ({ IsOperator: true }, _) => new FiguresAccess(Labs: null),
        ({ } caller, _) => new FiguresAccess(caller.CoordinatedLabs),
        (_, { } partner) => new FiguresAccess(partner.Labs),
        _ => new FiguresAccess([]),
    };
}
