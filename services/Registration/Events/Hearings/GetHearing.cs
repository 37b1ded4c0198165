using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Hearings;

internal static class GetHearing
{
    public static async Task<Results<Ok<HearingView>, ProblemResult>> Handle(Guid id, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.PublicHearings().AsNoTracking().Include(h => h.Agenda)
            .SingleOrDefaultAsync(h => h.EventId == id, token) is not { } hearing)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(hearing);
        return TypedResults.Ok(HearingView.Of(hearing, http));
    }

    public static async Task<Results<Ok<Page<FollowUpView>>, ProblemResult>> FollowUps(
        Guid id, [AsParameters] PageQuery page, RegistrationDb db, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!await db.PublicHearings().AnyAsync(h => h.EventId == id, token))
        {
            return ProblemResult.NotFound;
        }

        var rows = db.FollowUps.AsNoTracking().Where(f => f.EventId == id && f.Id > page.After).OrderBy(f => f.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, f => f.Id, f => FollowUpView.Of(f, http), http));
    }
}
