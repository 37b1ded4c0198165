using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

/// <summary>How many left an offering for one reason.</summary>
/// <param name="Reason">The code.</param>
/// <param name="Says">In the caller's language.</param>
/// <param name="Learners">How many.</param>
internal sealed record DropOuts(DropReason Reason, string Says, int Learners);

internal static class CountDropOuts
{
    /// <summary>For those who see each of them anyway; the figures for others are elsewhere, and suppressed where they are small.</summary>
    public static async Task<Results<Ok<WholeList<DropOuts>>, ProblemResult>> Handle(
        Guid id, Caller caller, TrainingDb db, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await db.RefuseOthers(id, caller, token) is { } refusal)
        {
            return refusal;
        }

        var counted = await db.Enrolments.Where(e => e.OfferingId == id && e.DropReason != null)
            .GroupBy(e => e.DropReason!.Value).Select(g => new { Reason = g.Key, Learners = g.Count() }).ToListAsync(token);
        return TypedResults.Ok(new WholeList<DropOuts>([.. counted.OrderBy(c => c.Reason)
            .Select(c => new DropOuts(c.Reason, http.Say(DropReasons.Words[c.Reason]), c.Learners))]));
    }
}
