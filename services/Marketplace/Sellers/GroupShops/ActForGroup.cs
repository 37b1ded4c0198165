using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.OpenApi;

namespace CreativeLabs.Marketplace.Sellers.GroupShops;

/// <summary>A group sells: its shop, its listings and its parts of orders name the group where others name a person. Who may act for it
/// says so with each request, so that what she does for the group and what she does for herself is never mixed up.</summary>
internal static class ActForGroup
{
    public const string Header = "Acting-For";

    private static readonly object Party = new();

    /// <summary>With the header the caller is the group, without her roles; who may not act for it is refused.</summary>
    public static RouteHandlerBuilder ForGroups(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var named = http.Request.Headers[Header];
            if (named.Count == 0 || Caller.Of(http.User) is not { } caller)
            {
                return await next(context);
            }

            if (!Guid.TryParse(named, out var group))
            {
                return ProblemResult.NotFound;
            }

            var db = http.RequestServices.GetRequiredService<MarketplaceDb>();
            if (!await db.MayActFor(caller.PersonId, group, http.RequestAborted))
            {
                return await db.KnownMembers.AnyAsync(
                    m => m.GroupId == group && m.PersonId == caller.PersonId && m.Belongs, http.RequestAborted)
                    ? ProblemResult.Forbidden : ProblemResult.NotFound;
            }

            http.Items[Party] = group;
            for (var i = 0; i < context.Arguments.Count; i++)
            {
                context.Arguments[i] = context.Arguments[i] is Caller ? caller with { PersonId = group, Roles = [] } : context.Arguments[i];
            }

            return await next(context);
        })
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Header, In = ParameterLocation.Header, Description = "The self-help group that the caller acts for.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            });
            return Task.CompletedTask;
        });

    /// <summary>The group that this request is for.</summary>
    public static Guid? Group(this HttpContext http) => http.Items.TryGetValue(Party, out var group) ? (Guid?)group : null;

    /// <summary>Who this request is by: the group that she acts for, or the caller.</summary>
    public static Guid? PartyId(this HttpContext http) => http.Group() ?? Caller.Of(http.User)?.PersonId;

    /// <summary>The group's leader, its treasurer, and the members whom these have named.</summary>
    public static Task<bool> MayActFor(this MarketplaceDb db, Guid person, Guid group, CancellationToken token) =>
        db.KnownMembers.AnyAsync(
            m => m.GroupId == group && m.PersonId == person && m.Belongs
                && (db.KnownGroups.Any(g => g.Id == group && (g.LeaderId == person || g.TreasurerId == person))
                    || db.ShopAgents.Any(agent => agent.GroupId == group && agent.PersonId == person)),
            token);

    /// <summary>A person's right, or that of any member of a group.</summary>
    public static Task<bool> MaySell(this MarketplaceDb db, Guid party, CancellationToken token) => db.RightsToSell.AnyAsync(
        right => right.PersonId == party
            || db.KnownMembers.Any(m => m.GroupId == party && m.Belongs && m.PersonId == right.PersonId), token);
}
