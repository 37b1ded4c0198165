using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>Who looks after a case: who was appointed before it came, minus everybody named, who told, whoever belongs to the same lab or
/// to a lab of somebody named, whoever works under somebody named or leads her, and whoever meets her as mentor or mentee. When none of
/// them is left, the leads from outside.</summary>
internal static class CaseAssignment
{
    /// <summary>In the transaction in which the report is locked or new, with the names already written.</summary>
    public static async Task Assign(
        SafeguardingReport report, IReadOnlyCollection<Guid> named, MentoringDb db, IPublishEndpoint publish, CancellationToken token)
    {
        var free = await Free(report, named, db, token);
        var before = await db.CaseHandlers.Where(h => h.ReportId == report.Id).ToListAsync(token);
        db.RemoveRange(before.Where(h => !free.Contains(h.PersonId)));
        foreach (var person in free.Except(before.Select(h => h.PersonId)).Order())
        {
            db.Add(CaseHandler.Of(report.Id, person));
            await publish.Publish(new StaffAttentionAsked(person, report.Id), token);
        }
    }

    private static async Task<List<Guid>> Free(
        SafeguardingReport report, IReadOnlyCollection<Guid> named, MentoringDb db, CancellationToken token)
    {
        var appointed = await db.SafeguardingHandlers.AsNoTracking().Where(h => h.EndedAt == null).ToListAsync(token);
        var labs = await db.LabMembers.Where(m => named.Contains(m.PersonId) && !m.Ended).Select(m => m.LabId).ToListAsync(token);
        if (report.LabId is { } lab)
        {
            labs.Add(lab);
        }

        var people = appointed.ConvertAll(h => h.PersonId);
        var met = await db.Mentorships.AsNoTracking()
            .Where(m => (people.Contains(m.MentorId) && named.Contains(m.MenteeId))
                || (people.Contains(m.MenteeId) && named.Contains(m.MentorId)))
            .Select(m => new { m.MentorId, m.MenteeId }).ToListAsync(token);
        var leaders = appointed.Where(h => named.Contains(h.PersonId)).Select(h => h.LedBy).OfType<Guid>().ToList();
        Guid[] apart = [.. named, .. leaders, .. met.Select(m => m.MentorId), .. met.Select(m => m.MenteeId)];

        var free = appointed.FindAll(h => !apart.Contains(h.PersonId) && h.PersonId != report.ReporterId
            && h.PersonId != report.ForPersonId && !(h.LedBy is { } leader && named.Contains(leader)));
        var inside = free.FindAll(h => !h.IsOutsideLead && h.AppointedAt <= report.ReceivedAt
            && !(h.LabId is { } own && labs.Contains(own)));
        return (inside.Count > 0 ? inside : free.FindAll(h => h.IsOutsideLead)).ConvertAll(h => h.PersonId);
    }

    /// <summary>Open cases that nobody is free to look after, once there is somebody new or somebody less.</summary>
    public static async Task AssignUnattended(MentoringDb db, IPublishEndpoint publish, CancellationToken token)
    {
        var unattended = await db.SafeguardingReports
            .Where(r => r.State != ReportState.Closed && r.State != ReportState.Destroyed
                && !db.CaseHandlers.Any(h => h.ReportId == r.Id)).OrderBy(r => r.Id).ToListAsync(token);
        foreach (var report in unattended)
        {
            var named = await db.NamedPeople.Where(n => n.ReportId == report.Id).Select(n => n.PersonId).ToListAsync(token);
            await Assign(report, named, db, publish, token);
        }
    }
}
