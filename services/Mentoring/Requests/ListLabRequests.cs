using System.Text.Json;
using CreativeLabs.Mentoring.Contacts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Requests;

/// <summary>A request as the lab's coordinator sees it.</summary>
/// <param name="PersonId">Who asks.</param>
/// <param name="Request">What she asks for.</param>
/// <param name="Name">The name that she wrote for mentoring; null where she wrote none.</param>
internal sealed record LabRequestView(Guid PersonId, RequestView Request, string? Name);

/// <summary>Which requests of a lab.</summary>
/// <param name="LabId">The lab.</param>
/// <param name="State">open, proposed, accepted, withdrawn or closed; all when left out.</param>
/// <param name="Audience">open, lab or programme; all when left out.</param>
/// <param name="CohortId">Only those of one cohort.</param>
internal sealed record LabRequestsQuery(Guid LabId, string? State = null, string? Audience = null, Guid? CohortId = null);

internal static class ListLabRequests
{
    private static readonly Dictionary<string, RequestState> States = Named<RequestState>();

    private static readonly Dictionary<string, RequestAudience> Audiences = Named<RequestAudience>();

    /// <summary>Who waits, the longest first.</summary>
    public static async Task<Results<Ok<Page<LabRequestView>>, ProblemResult>> Handle(
        [AsParameters] LabRequestsQuery query, [AsParameters] PageQuery page, Caller caller, MentoringDb db, ContactNames names,
        HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (new Validation().OneOf(query.State ?? "open", States.Keys, "state")
            .OneOf(query.Audience ?? "open", Audiences.Keys, "audience").Problem is { } unknown)
        {
            return unknown;
        }

        if (!caller.IsCoordinatorOf(query.LabId))
        {
            return ProblemResult.Forbidden;
        }

        http.Response.Headers.CacheControl = "no-store";
        var found = await Rows(query, db).Where(r => r.Id > page.After).OrderBy(r => r.Id).Take(page.Size + 1)
            .ToListAsync(http.RequestAborted);
        var known = await names.Of(found.Select(r => r.PersonId), http.RequestAborted);
        return TypedResults.Ok(page.ToPage(found, r => r.Id,
            r => new LabRequestView(r.PersonId, RequestView.Of(r, http), known.GetValueOrDefault(r.PersonId)), http));
    }

    private static IQueryable<MentoringRequest> Rows(LabRequestsQuery query, MentoringDb db)
    {
        var rows = db.Requests.AsNoTracking().Where(r => r.LabId == query.LabId);
        if (query.State is not null)
        {
            var state = States[query.State];
            rows = rows.Where(r => r.State == state);
        }

        if (query.Audience is not null)
        {
            var audience = Audiences[query.Audience];
            rows = rows.Where(r => r.Audience == audience);
        }

        return query.CohortId is { } cohort ? rows.Where(r => r.CohortId == cohort) : rows;
    }

    private static Dictionary<string, T> Named<T>()
        where T : struct, Enum => Enum.GetValues<T>()
            .ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);
}
