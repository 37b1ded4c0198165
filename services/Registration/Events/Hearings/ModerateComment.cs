using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>A coordinator's word on a comment.</summary>
/// <param name="Hidden">True hides its words from the public, false shows them again.</param>
/// <param name="Reason">Why, for everyone to read; required to hide, each language up to 500 characters.</param>
internal sealed record Moderation(bool Hidden, LocalText? Reason = null);

/// <summary>What became of a comment.</summary>
/// <param name="Id">The comment.</param>
/// <param name="Hidden">True when its words are not public.</param>
/// <param name="Version">For If-Match.</param>
internal sealed record ModerationView(Guid Id, bool Hidden, int Version);

internal static class ModerateComment
{
    public static async Task<Results<Ok<ModerationView>, ProblemResult>> Handle(
        Guid id, Moderation body, Caller caller, RegistrationDb db, PersonVault vault, PlatformKey platform, HttpContext http,
        CancellationToken token)
    {
        var check = new Validation().Check(!body.Hidden || body.Reason is not null, "reason", HearingRules.ReasonRequired);
        if (body.Reason is not null)
        {
            check.Text(body.Reason, 500, "reason");
        }

        if (check.Problem is { } invalid)
        {
            return invalid;
        }

        if (await db.Comments.SingleOrDefaultAsync(c => c.Id == id, token) is not { } comment)
        {
            return ProblemResult.NotFound;
        }

        if ((await db.Run(comment.EventId, caller, token)).Problem is { } refusal)
        {
            return refusal;
        }

        if (http.RequireMatch(comment) is { } stale)
        {
            return stale;
        }

        var author = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == comment.PersonId, token);
        if (comment.Way is CommentWay.Online && author is null)
        {
            return ProblemResult.Of(HearingRules.CommentWithdrawn);
        }

        var hiddenFor = body.Hidden ? HiddenReason.Seal(body.Reason!, comment, author, vault, platform) : null;
        if (comment.Moderate(hiddenFor, caller.PersonId) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(comment);
        return TypedResults.Ok(new ModerationView(id, comment.HiddenFor is not null, comment.Version));
    }

    /// <summary>Who wrote it takes it back: its words are deleted, its line stays.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Withdraw(Guid id, Caller caller, RegistrationDb db, CancellationToken token)
    {
        if (await db.Comments.SingleOrDefaultAsync(c => c.Id == id && c.PersonId == caller.PersonId, token) is not { } comment)
        {
            return ProblemResult.NotFound;
        }

        if (comment.Withdraw() is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }
}
