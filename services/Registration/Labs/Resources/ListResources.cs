using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

internal static class ListResources
{
    public static async Task<Results<Ok<Page<ResourceView>>, ProblemResult>> Handle(
        Guid id, string? kind, [AsParameters] PageQuery page, RegistrationDb db, HttpContext http, CancellationToken token)
    {
        if (kind is not null && new Validation().OneOf(kind, ResourceKinds.ByWord.Keys, "kind").Problem is { } unknown)
        {
            return unknown;
        }

        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        var rows = db.Resources.AsNoTracking().Where(r => r.LabId == id && r.Id > page.After);
        if (kind is not null)
        {
            var asked = ResourceKinds.ByWord[kind];
            rows = rows.Where(r => r.Kind == asked);
        }

        return TypedResults.Ok(await page.ToPageAsync(rows.OrderBy(r => r.Id), r => r.Id, r => ResourceView.Of(r, http), http));
    }
}
