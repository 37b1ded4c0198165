using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Requests;

internal static class ListMyRequests
{
    public static async Task<Results<Ok<Page<RequestView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, MentoringDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var mine = db.Requests.AsNoTracking().Where(r => r.PersonId == caller.PersonId && r.Id > page.After).OrderBy(r => r.Id);
        return TypedResults.Ok(await page.ToPageAsync(mine, r => r.Id, r => RequestView.Of(r, http), http));
    }

    /// <summary>For the lab's coordinator: who waits, the longest first.</summary>
    public static async Task<Results<Ok<Page<LabRequestView>>, ProblemResult>> OfLab(
        Guid labId, string? state, [AsParameters] PageQuery page, Caller caller, MentoringDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (state is not null && new Validation().OneOf(state, States.Keys, "state").Problem is { } unknown)
        {
            return unknown;
        }

        if (!caller.IsCoordinatorOf(labId))
        {
            return ProblemResult.Forbidden;
        }

        var rows = db.Requests.AsNoTracking().Where(r => r.LabId == labId && r.Id > page.After);
        if (state is not null)
        {
            var wanted = States[state];
            rows = rows.Where(r => r.State == wanted);
        }

        return TypedResults.Ok(await page.ToPageAsync(rows.OrderBy(r => r.Id), r => r.Id, r => LabRequestView.Of(r, http), http));
    }

    private static readonly Dictionary<string, RequestState> States = Enum.GetValues<RequestState>()
        .ToDictionary(s => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(s.ToString()), StringComparer.Ordinal);
}

/// <summary>A request as the lab's coordinator sees it.</summary>
/// <param name="PersonId">Who asks.</param>
/// <param name="Request">What she asks for.</param>
internal sealed record LabRequestView(Guid PersonId, RequestView Request)
{
    public static LabRequestView Of(MentoringRequest request, HttpContext http) =>
        new(request.PersonId, RequestView.Of(request, http));
}
