using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>Where a case goes.</summary>
/// <param name="To">help_line, medical, legal, police or other. The police only by her wish, or where a life or a child is at risk.</param>
internal sealed record ReferCaseRequest(string To);

/// <summary>What the reporter reads of the end.</summary>
/// <param name="Feedback">action_taken, no_action, referred or not_enough_known.</param>
internal sealed record CloseCaseRequest(string Feedback);

/// <summary>Somebody whom the case turns out to be about.</summary>
/// <param name="PersonId">Who. When she looks after it, she does not any more.</param>
internal sealed record NamePersonRequest(Guid PersonId);

/// <summary>A handler's note.</summary>
/// <param name="Text">1 to 4000 characters.</param>
internal sealed record CaseNoteRequest(string Text);

internal static class HandleCase
{
    private static readonly string[] Places = ["help_line", "medical", "legal", "police", "other"];
    private static readonly string[] Feedbacks = ["action_taken", "no_action", "referred", "not_enough_known"];

    public static Task<Results<Ok<CaseView>, ProblemResult>> Acknowledge(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http) =>
        Step(id, "acknowledge", caller, db, clock, http, (report, now) => report.Acknowledge(now));

    public static Task<Results<Ok<CaseView>, ProblemResult>> Assess(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http) =>
        Step(id, "assess", caller, db, clock, http, (report, _) => report.Assess());

    public static Task<Results<Ok<CaseView>, ProblemResult>> Investigate(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http) =>
        Step(id, "investigate", caller, db, clock, http, (report, _) => report.Investigate());

    public static async Task<Results<Ok<CaseView>, ProblemResult>> Refer(
        Guid id, ReferCaseRequest body, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http) =>
        new Validation().OneOf(body.To, Places, "to").Problem is { } unknown
            ? unknown : await Step(id, "refer", caller, db, clock, http, (report, _) => report.Refer(body.To));

    public static async Task<Results<Ok<CaseView>, ProblemResult>> Close(
        Guid id, CloseCaseRequest body, Caller caller, MentoringDb db, IPublishEndpoint publish, IConfiguration settings,
        TimeProvider clock, HttpContext http)
    {
        if (new Validation().OneOf(body.Feedback, Feedbacks, "feedback").Problem is { } unknown)
        {
            return unknown;
        }

        var keptUntil = clock.GetUtcNow().AddDays(settings.GetValue("Safeguarding:RetentionDays", 3 * 365));
        return await Step(id, "close", caller, db, clock, http, (report, now) => report.Close(body.Feedback, keptUntil, now),
            report => publish.SchedulePublish(new CaseRetentionDue(report.Id), keptUntil));
    }

    public static Task<Results<Ok<CaseView>, ProblemResult>> Name(
        Guid id, NamePersonRequest body, Caller caller, MentoringDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http) =>
        Step(id, "name", caller, db, clock, http, (report, _) => Touch(report), async report =>
        {
            var named = await db.NamedPeople.Where(n => n.ReportId == id).Select(n => n.PersonId).ToListAsync(http.RequestAborted);
            if (!named.Contains(body.PersonId))
            {
                db.Add(NamedPerson.Of(id, body.PersonId, clock.GetUtcNow()));
                await CaseAssignment.Assign(report, [.. named, body.PersonId], db, publish, http.RequestAborted);
            }
        });

    public static async Task<Results<Ok<CaseView>, ProblemResult>> Note(
        Guid id, CaseNoteRequest body, Caller caller, MentoringDb db, DataKeys keys, TimeProvider clock, HttpContext http)
    {
        if (new Validation().Length(body.Text, 1, 4000, "text").Problem is { } invalid)
        {
            return invalid;
        }

        var key = await keys.Find(id, http.RequestAborted);
        return await Step(id, "note", caller, db, clock, http, (report, _) => key is null ? SafeguardingRules.Closed : Touch(report),
            report =>
            {
                db.Add(CaseEntry.Write(id, caller.PersonId, null, body.Text.Trim(), key!, clock.GetUtcNow()));
                return Task.CompletedTask;
            });
    }

    /// <summary>A step of a handler: under the lock of the case, by who looks after it, of what she has seen, and logged.</summary>
    public static async Task<Results<Ok<CaseView>, ProblemResult>> Step(
        Guid id, string action, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http,
        Func<SafeguardingReport, DateTimeOffset, Error?> step, Func<SafeguardingReport, Task>? effect = null)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        if (await db.LockCase(id, caller, token) is not { } report)
        {
            return ProblemResult.NotFound;
        }

        var before = report.Version;
        var broken = step(report, now);
        if (http.RequireMatchOfStep(report, before, broken) is { } refused)
        {
            return refused;
        }

        if (report.Version != before)
        {
            await (effect?.Invoke(report) ?? Task.CompletedTask);
            db.Add(CaseReading.Of(id, caller.PersonId, action, now));
        }

        await db.SaveChangesAsync(token);
        http.SetETag(report);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(CaseView.Of(report));
    }

    public static Error? Touch(SafeguardingReport report)
    {
        if (!report.IsOpen)
        {
            return SafeguardingRules.Closed;
        }

        report.Touch();
        return null;
    }
}
