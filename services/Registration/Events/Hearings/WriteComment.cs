using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>What somebody has to say.</summary>
/// <param name="Text">1 to 4000 characters; everyone can read it.</param>
/// <param name="AgendaItemId">About which item; about the whole when left out.</param>
/// <param name="SignedAs">The name that stands under it, up to 100 characters; none when left out.</param>
internal sealed record CommentWritten(string Text, Guid? AgendaItemId = null, string? SignedAs = null);

/// <summary>As <see cref="CommentWritten"/>, from a sheet of paper.</summary>
/// <param name="Text">1 to 4000 characters.</param>
/// <param name="ReceivedAt">When the paper came in; before the deadline and not in the future.</param>
/// <param name="AgendaItemId">About which item; about the whole when left out.</param>
/// <param name="SignedAs">As it stands on the paper, up to 100 characters.</param>
internal sealed record PaperComment(string Text, DateTimeOffset ReceivedAt, Guid? AgendaItemId = null, string? SignedAs = null);

/// <summary>A comment that was taken. It repeats no word of it: the answer is kept for replay.</summary>
/// <param name="Id">The comment.</param>
/// <param name="EventId">The hearing's event.</param>
/// <param name="Way">online or paper.</param>
/// <param name="ReceivedAt">When it came in.</param>
internal sealed record CommentReceipt(Guid Id, Guid EventId, CommentWay Way, DateTimeOffset ReceivedAt);

internal static class WriteComment
{
    public static async Task<Results<Created<CommentReceipt>, ProblemResult>> Online(
        Guid id, CommentWritten body, Caller caller, RegistrationDb db, Agreements agreements, PersonVault vault, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        if (new Validation().Length(body.Text, 1, 4000, "text").OptionalName(body.SignedAs, 100, "signedAs").Problem is { } invalid)
        {
            return invalid;
        }

        var entry = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == caller.PersonId, token);
        var hearing = await db.PublicHearings().AsNoTracking().Include(h => h.Agenda).SingleOrDefaultAsync(h => h.EventId == id, token);
        if (entry is null || hearing is null)
        {
            return ProblemResult.NotFound;
        }

        var now = clock.GetUtcNow();
        if (await Broken(hearing, body.AgendaItemId, now, caller, agreements, token) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        var number = 1 + (await db.Comments.Where(c => c.EventId == id && c.PersonId == caller.PersonId)
            .MaxAsync(c => c.Number, token) ?? 0);
        if (number > Comment.MostByOne)
        {
            return ProblemResult.Of(HearingRules.TooManyComments);
        }

        // Two that she sends at the same moment ask for one number; the unique key lets one of them in and the other is asked to try again.
        var comment = Comment.Write(id, body.AgendaItemId, caller.PersonId, number,
            new CommentWords(body.Text.Trim(), body.SignedAs?.Trim()), vault, entry, now);
        return await Save(comment, db, http, token);
    }

    public static async Task<Results<Created<CommentReceipt>, ProblemResult>> FromPaper(
        Guid id, PaperComment body, Caller caller, RegistrationDb db, PlatformKey platform, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (new Validation().Length(body.Text, 1, 4000, "text").OptionalName(body.SignedAs, 100, "signedAs").Problem is { } invalid)
        {
            return invalid;
        }

        var (held, hearing, refusal) = await db.Run(id, caller, token);
        if (refusal is not null || hearing is null)
        {
            return refusal ?? ProblemResult.NotFound;
        }

        if (held!.State is EventState.Draft)
        {
            return ProblemResult.Of(EventRules.NotPublished);
        }

        var now = clock.GetUtcNow();
        if (new Validation()
            .Check(body.ReceivedAt <= now && body.ReceivedAt <= hearing.CommentsUntil && body.ReceivedAt > now.AddYears(-4), "receivedAt",
            HearingRules.NotInTime).Problem is { } late)
        {
            return late;
        }

        if (body.AgendaItemId is { } item && hearing.Agenda.All(i => i.Id != item))
        {
            return ProblemResult.Of(HearingRules.NoSuchItem);
        }

        var comment = Comment.Enter(id, body.AgendaItemId, new CommentWords(body.Text.Trim(), body.SignedAs?.Trim()), platform,
            body.ReceivedAt, caller.PersonId, now);
        return await Save(comment, db, http, token);
    }

    private static async Task<Error?> Broken(Hearing hearing, Guid? item, DateTimeOffset now, Caller caller, Agreements agreements,
        CancellationToken token)
    {
        if (await agreements.Missing(caller.PersonId, token) is { } missing)
        {
            return missing;
        }

        return now > hearing.CommentsUntil ? HearingRules.CommentsClosed
            : item is not null && hearing.Agenda.All(i => i.Id != item) ? HearingRules.NoSuchItem
            : null;
    }

    private static async Task<Results<Created<CommentReceipt>, ProblemResult>> Save(Comment comment, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        db.Add(comment);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException gone) when (gone.InnerException
            is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.ForeignKeyViolation })
        {
            return ProblemResult.Of(HearingRules.NoSuchItem);
        }

        http.SetETag(comment);
        return TypedResults.Created($"/v1/events/{comment.EventId}/comments",
            new CommentReceipt(comment.Id, comment.EventId, comment.Way, comment.ReceivedAt));
    }
}
