using System.Text.Json;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>Tells of harm. Nobody is asked why.</summary>
/// <param name="ClientId">A UUID that the phone made: sent again with the same words, the report is one and is answered the same.</param>
/// <param name="What">What happened, 1 to 4000 characters.</param>
/// <param name="SubjectKind">person, mentorship, session, order, event, booking, listing or other.</param>
/// <param name="When">When, up to 200 characters.</param>
/// <param name="Where">Where, up to 300 characters.</param>
/// <param name="SubjectId">Which of them.</param>
/// <param name="LabId">The lab where it happened.</param>
/// <param name="Named">Whom it names, at most five: none of them learns of it or has a part in it.</param>
/// <param name="ForPersonId">Whom it happened to, when the caller tells for her.</param>
/// <param name="WithoutName">True: not even the caller's id is kept.</param>
/// <param name="AtRisk">A life or a child is at risk.</param>
/// <param name="WantsPolice">She wants the police to know.</param>
internal sealed record FileReportRequest(
    Guid ClientId, string What, string SubjectKind, string? When = null, string? Where = null, Guid? SubjectId = null, Guid? LabId = null,
    IReadOnlyList<Guid>? Named = null, Guid? ForPersonId = null, bool WithoutName = false, bool AtRisk = false, bool WantsPolice = false);

/// <summary>The way back to a case. It is shown now and whenever the same report is sent again, and nowhere else.</summary>
/// <param name="CaseCode">Names the case.</param>
/// <param name="Secret">Opens it.</param>
/// <param name="State">received, or what has become of it since.</param>
internal sealed record ReportReceived(string CaseCode, string Secret, ReportState State);

internal static class FileReport
{
    private static readonly string[] Kinds = ["person", "mentorship", "session", "order", "event", "booking", "listing", "other"];

    public static async Task<Results<Ok<ReportReceived>, ProblemResult>> Handle(
        FileReportRequest body, Caller? caller, SafeguardingReports reports, CaseSecrets secrets, HttpContext http)
    {
        var invalid = new Validation().Length(body.What, 1, 4000, "what").OneOf(body.SubjectKind, Kinds, "subjectKind")
            .Length(body.When, 0, 200, "when").Length(body.Where, 0, 300, "where").Range(body.Named?.Count ?? 0, 0, 5, "named").Problem;
        if (invalid is not null)
        {
            return invalid;
        }

        http.Response.Headers.CacheControl = "no-store";
        var words = JsonSerializer.Serialize(new CaseWords(body.What.Trim(), body.When?.Trim(), body.Where?.Trim()),
            JsonSerializerOptions.Web);
        var named = (body.Named ?? []).Distinct().Order().ToList();
        var told = new Told(body.WithoutName ? null : caller?.PersonId, body.ForPersonId, body.LabId, body.SubjectKind, body.SubjectId,
            body.AtRisk, body.WantsPolice, words, named);
        var content = JsonSerializer.Serialize(told, JsonSerializerOptions.Web);
        return await reports.Receive(body.ClientId, told, content, http.RequestAborted) is { } report
            ? TypedResults.Ok(new ReportReceived(secrets.Code(body.ClientId), secrets.Secret(body.ClientId), report.State))
            : ProblemResult.Of(SafeguardingRules.OtherWords);
    }
}

/// <summary>What was told, as handlers read it.</summary>
/// <param name="What">What happened.</param>
/// <param name="When">When.</param>
/// <param name="Where">Where.</param>
internal sealed record CaseWords(string What, string? When, string? Where);

/// <summary>Takes reports in.</summary>
internal sealed class SafeguardingReports(
    MentoringDb db, DataKeys keys, CaseSecrets secrets, IPublishEndpoint publish, TimeProvider clock)
    : IUnsafeEnd
{
    /// <summary>Null when another report came under the same id.</summary>
    public async Task<SafeguardingReport?> Receive(Guid clientId, Told told, string content, CancellationToken token)
    {
        var marks = secrets.Marks(clientId, content);
        if (await Find(marks, token) is { } before)
        {
            return Same(before, marks);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(token);
        try
        {
            var report = await Write(told, marks, token);
            await db.SaveChangesAsync(token);
            await transaction.CommitAsync(token);
            return report;
        }
        catch (DbUpdateException twice) when (
            twice.Violates(SafeguardingReport.OneAReport) || twice.Violates(SafeguardingReport.OneACode))
        {
            await transaction.RollbackAsync(token);
            db.ChangeTracker.Clear();
            return Same((await Find(marks, token))!, marks);
        }
    }

    /// <inheritdoc />
    public Task Report(Mentorship mentorship, Guid by, CancellationToken token) => Write(
        new Told(by, null, mentorship.LabId, "mentorship", mentorship.Id, AtRisk: false, WantsPolice: false, Words: null,
            [mentorship.Other(by)]),
        secrets.Marks(mentorship.Id, "ending"), token);

    private async Task<SafeguardingReport> Write(Told told, CaseMarks marks, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var key = keys.Unwrap(id, (await keys.Make([id], token))[id]);
        var report = SafeguardingReport.Receive(id, told, marks, key, now);
        db.Add(report);
        db.AddRange(told.Named.Select(person => NamedPerson.Of(id, person, now)));
        await CaseAssignment.Assign(report, told.Named, db, publish, token);
        await publish.SchedulePublish(new CaseAcknowledgementDue(id), now + EscalateCase.Patience, token);
        return report;
    }

    private Task<SafeguardingReport?> Find(CaseMarks marks, CancellationToken token) =>
        db.SafeguardingReports.AsNoTracking().SingleOrDefaultAsync(r => r.ClientHash == marks.Client, token);

    private static SafeguardingReport? Same(SafeguardingReport report, CaseMarks marks) =>
        report.ContentHash.AsSpan().SequenceEqual(marks.Content) ? report : null;
}
