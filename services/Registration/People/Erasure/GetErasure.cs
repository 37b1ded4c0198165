using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

internal static class GetErasure
{
    /// <summary>For nobody in particular: she cannot sign in any more, and the answer tells nothing of her.</summary>
    public static async Task<Results<Ok<ErasureView>, ProblemResult>> Handle(Guid id, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await db.Erasures.AsNoTracking().Include(e => e.Parts).SingleOrDefaultAsync(e => e.Id == id, token) is { } erasure
            ? TypedResults.Ok(ErasureView.Of(erasure))
            : await db.ErasureNotices.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && n.State == NoticeState.Waiting, token) is
            { } notice
                ? TypedResults.Ok(ErasureView.Of(notice))
                : ProblemResult.NotFound;
    }
}
