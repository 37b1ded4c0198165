using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Partners;

internal static class GetPartners
{
    public static async Task<Results<Ok<Page<PartnerView>>, ProblemResult>> List(
        [AsParameters] PageQuery page, Caller caller, RegistrationDb db, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        var rows = db.Partners.AsNoTracking().Include(p => p.Secrets).Where(p => p.Id > page.After).OrderBy(p => p.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, p => p.Id, PartnerView.Of, http));
    }

    public static async Task<Results<Ok<PartnerView>, ProblemResult>> One(Guid id, Caller caller, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        if (!caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        if (await db.Partners.AsNoTracking().Include(p => p.Secrets).SingleOrDefaultAsync(p => p.Id == id, token) is not { } partner)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(partner);
        return TypedResults.Ok(PartnerView.Of(partner));
    }
}
