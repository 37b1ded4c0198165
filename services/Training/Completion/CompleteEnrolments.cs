using CreativeLabs.Contracts;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using CreativeLabs.Training.Offerings;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Completion;

/// <summary>Looks at enrolments after each attendance list, assessment and correction, and when sessions are called off. The caller holds
/// their offering, so that of two writers at the same moment the second one sees what the first one recorded, and only one of them
/// completes.</summary>
internal static class CompleteEnrolments
{
    /// <summary>What is recorded was saved before. A credential whose rule is not met any more is revoked; one that is met again is issued
    /// anew.</summary>
    public static async Task LookAnew(
        TrainingDb db, IPublishEndpoint publish, DateTimeOffset now, Guid offeringId, IReadOnlyCollection<Enrolment> held,
        CancellationToken token)
    {
        var offering = await db.Offerings.AsNoTracking().SingleAsync(o => o.Id == offeringId, token);
        var progress = await ProgressOf(db, offeringId, held, token);
        var changed = held.Where(enrolment => enrolment.Settle(progress[enrolment.Id], offering.State is OfferingState.Finished, now))
            .ToList();
        if (changed.Count == 0)
        {
            return;
        }

        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == offering.CourseId, token);
        foreach (var enrolment in changed)
        {
            if (enrolment.State is EnrolmentState.Completed)
            {
                await publish.Publish(
                    new CourseCompleted(enrolment.Id, course.Id, offering.Id, enrolment.PersonId, course.Title, course.Track,
                    course.GivesRightToSell), token);
                await IssueCredential.Handle(db, publish, enrolment, course, offering.LabId, now, token);
            }
            else
            {
                await RevokeCredential.OfEnrolment(db, publish, enrolment.Id, RevocationReason.RuleNotMet, now, token);
            }
        }

        await db.SaveChangesAsync(token);
    }

    private static async Task<Dictionary<Guid, Progress>> ProgressOf(TrainingDb db, Guid offeringId, IEnumerable<Enrolment> enrolments,
        CancellationToken token)
    {
        var ids = enrolments.Select(e => e.Id).ToArray();
        var sessions = await db.TrainingSessions.CountAsync(s => s.OfferingId == offeringId && !s.Cancelled, token);
        var attended = await db.Marks.Where(m =>
            ids.Contains(m.EnrolmentId) && m.Present && db.TrainingSessions.Any(s => s.Id == m.SessionId && !s.Cancelled))
            .GroupBy(m => m.EnrolmentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, token);
        var best = await db.Assessments.Where(a => ids.Contains(a.EnrolmentId))
            .GroupBy(a => a.EnrolmentId).Select(g => new { g.Key, Score = g.Max(a => a.Score) })
                .ToDictionaryAsync(g => g.Key, g => g.Score, token);
        return ids.ToDictionary(id => id,
            id => new Progress(sessions, attended.GetValueOrDefault(id), best.TryGetValue(id, out var score) ? score : null));
    }
}
