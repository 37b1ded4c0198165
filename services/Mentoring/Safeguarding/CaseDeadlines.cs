using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>A day has passed since a report came; Mentoring's own deadline.</summary>
/// <param name="ReportId">The report.</param>
public sealed record CaseAcknowledgementDue(Guid ReportId) : IFact
{
    Guid IFact.Key => ReportId;
}

/// <summary>What was told is not to be kept any longer; Mentoring's own deadline.</summary>
/// <param name="ReportId">The report.</param>
public sealed record CaseRetentionDue(Guid ReportId) : IFact
{
    Guid IFact.Key => ReportId;
}

/// <summary>Nobody has looked after a case for a day: the leads from outside who are not named are told, and may read it.</summary>
internal sealed class EscalateCase(MentoringDb db) : IConsumer<CaseAcknowledgementDue>
{
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    public async Task Consume(ConsumeContext<CaseAcknowledgementDue> context)
    {
        var (id, token) = (context.Message.ReportId, context.CancellationToken);
        if (await db.LockAsync<SafeguardingReport>(id, token) is not { AcknowledgedAt: null, IsOpen: true } report)
        {
            return;
        }

        var leads = await db.SafeguardingHandlers
            .Where(h => h.IsOutsideLead && h.EndedAt == null && h.PersonId != report.ReporterId
                && !db.NamedPeople.Any(n => n.ReportId == id && n.PersonId == h.PersonId)
                && !db.CaseHandlers.Any(c => c.ReportId == id && c.PersonId == h.PersonId))
            .Select(h => h.PersonId).Order().ToListAsync(token);
        foreach (var lead in leads)
        {
            db.Add(CaseHandler.Of(id, lead));
            await context.Publish(new StaffAttentionAsked(lead, id), token);
        }
    }
}

/// <summary>What was told goes, and with the case's key from every copy too. That there was a case stays as a figure.</summary>
internal sealed class DestroyCase(MentoringDb db, DataKeys keys, TimeProvider clock) : IConsumer<CaseRetentionDue>
{
    public async Task Consume(ConsumeContext<CaseRetentionDue> context)
    {
        var (id, token) = (context.Message.ReportId, context.CancellationToken);
        if (await db.LockAsync<SafeguardingReport>(id, token) is not { } report || !report.Destroy(clock.GetUtcNow()))
        {
            return;
        }

        await db.SaveChangesAsync(token);
        await db.CaseEntries.Where(e => e.ReportId == id).ExecuteDeleteAsync(token);
        await db.CaseHandlers.Where(h => h.ReportId == id).ExecuteDeleteAsync(token);
        await keys.Destroy([id], token);
    }
}
