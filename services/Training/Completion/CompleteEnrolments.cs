using CreativeLabs.Contracts;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Completion;

/// <summary>Looks at enrolments after each attendance list and each assessment. The caller holds their offering, so that of two writers at the
/// same moment the second one sees what the first one recorded, and only one of them completes.</summary>
internal static class CompleteEnrolments
{
    public static async Task<Dictionary<Guid, Progress>> ProgressOf(TrainingDb db, Guid offeringId, IEnumerable<Enrolment> enrolments, CancellationToken token)
    {
        var ids = enrolments.Select(e => e.Id).ToArray();
        var sessions = await db.TrainingSessions.CountAsync(s => s.OfferingId == offeringId && !s.Cancelled, token);
        var attended = await db.Marks.Where(m => ids.Contains(m.EnrolmentId) && m.Present)
            .GroupBy(m => m.EnrolmentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, token);
        var best = await db.Assessments.Where(a => ids.Contains(a.EnrolmentId))
            .GroupBy(a => a.EnrolmentId).Select(g => new { g.Key, Score = g.Max(a => a.Score) }).ToDictionaryAsync(g => g.Key, g => g.Score, token);
        return ids.ToDictionary(id => id, id => new Progress(sessions, attended.GetValueOrDefault(id), best.TryGetValue(id, out var score) ? score : null));
    }

    public static async Task Handle(
        TrainingDb db, IPublishEndpoint publish, DateTimeOffset now, Guid offeringId, IEnumerable<Enrolment> held,
        IReadOnlyDictionary<Guid, Progress> progress, CancellationToken token)
    {
        var completed = held.Where(enrolment => enrolment.Complete(progress[enrolment.Id], now)).ToList();
        if (completed.Count == 0)
        {
            return;
        }

        var offering = await db.Offerings.AsNoTracking().SingleAsync(o => o.Id == offeringId, token);
        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == offering.CourseId, token);
        foreach (var enrolment in completed)
        {
            await publish.Publish(
                new CourseCompleted(enrolment.Id, course.Id, offering.Id, enrolment.PersonId, course.Title, course.Track, course.GivesRightToSell), token);
            await IssueCredential.Handle(db, publish, enrolment, course, offering.LabId, now, token);
        }
    }
}
