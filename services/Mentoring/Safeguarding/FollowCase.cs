using System.Security.Cryptography;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>The way back to a case.</summary>
/// <param name="CaseCode">As it was given.</param>
/// <param name="Secret">As it was given.</param>
internal sealed record CaseStatusRequest(string CaseCode, string Secret);

/// <summary>More words to a case.</summary>
/// <param name="CaseCode">As it was given.</param>
/// <param name="Secret">As it was given.</param>
/// <param name="ClientId">A UUID that the phone made: sent again, the words are there once.</param>
/// <param name="Text">1 to 4000 characters.</param>
internal sealed record CaseWordsRequest(string CaseCode, string Secret, Guid ClientId, string Text);

/// <summary>How it stands with a case, for who told it.</summary>
/// <param name="State">received, acknowledged, assessed, referred, investigated, closed or destroyed.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="AcknowledgedAt">When somebody first looked after it.</param>
/// <param name="Feedback">What came of it, without details: action_taken, no_action, referred or not_enough_known.</param>
internal sealed record CaseStatusView(ReportState State, DateTimeOffset ReceivedAt, DateTimeOffset? AcknowledgedAt, string? Feedback)
{
    public static CaseStatusView Of(SafeguardingReport report) =>
        new(report.State, report.ReceivedAt, report.AcknowledgedAt, report.Feedback);
}

internal static class FollowCase
{
    public static async Task<Results<Ok<CaseStatusView>, ProblemResult>> Status(
        CaseStatusRequest body, MentoringDb db, CaseSecrets secrets, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await Find(body.CaseCode, body.Secret, db, secrets, http.RequestAborted) is { } report
            ? TypedResults.Ok(CaseStatusView.Of(report)) : ProblemResult.NotFound;
    }

    public static async Task<Results<Ok<CaseStatusView>, ProblemResult>> Add(
        CaseWordsRequest body, MentoringDb db, CaseSecrets secrets, DataKeys keys, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http)
    {
        if (new Validation().Length(body.Text, 1, 4000, "text").Problem is { } invalid)
        {
            return invalid;
        }

        var token = http.RequestAborted;
        http.Response.Headers.CacheControl = "no-store";
        if (await Find(body.CaseCode, body.Secret, db, secrets, token) is not { } found)
        {
            return ProblemResult.NotFound;
        }

        var report = (await db.LockAsync<SafeguardingReport>(found.Id, token))!;
        if (!report.IsOpen || await keys.Find(report.Id, token) is not { } key)
        {
            return ProblemResult.Of(SafeguardingRules.Closed);
        }

        var client = secrets.ClientHash(body.ClientId);
        if (!await db.CaseEntries.AnyAsync(e => e.ReportId == report.Id && e.ClientHash == client, token))
        {
            var now = clock.GetUtcNow();
            db.Add(CaseEntry.Write(report.Id, null, client, body.Text.Trim(), key, now));
            report.Touch();
            foreach (var person in await db.CaseHandlers.Where(h => h.ReportId == report.Id).Select(h => h.PersonId).Order()
                .ToListAsync(token))
            {
                await publish.Publish(new Contracts.StaffAttentionAsked(person, Guid.CreateVersion7(now)), token);
            }
        }

        await db.SaveChangesAsync(token);
        return TypedResults.Ok(CaseStatusView.Of(report));
    }

    /// <summary>A wrong code and a wrong secret are answered alike.</summary>
    private static async Task<SafeguardingReport?> Find(
        string code, string secret, MentoringDb db, CaseSecrets secrets, CancellationToken token)
    {
        var (codeHash, secretHash) = (secrets.CodeHash(code), secrets.SecretHash(secret));
        var report = await db.SafeguardingReports.AsNoTracking().SingleOrDefaultAsync(r => r.CodeHash == codeHash, token);
        return CryptographicOperations.FixedTimeEquals(report?.SecretHash ?? codeHash, secretHash) ? report : null;
    }
}
