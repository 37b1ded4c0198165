using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

/// <summary>What a course requires of who learns it.</summary>
internal static class Prerequisites
{
    /// <summary>The courses that persons have still to complete, by person; nothing for whom it was waived. What was completed counts as
    /// long as its credential stands.</summary>
    public static async Task<ILookup<Guid, Guid>> Missing(
        TrainingDb db, Course course, Guid offeringId, IReadOnlyCollection<Guid> persons, CancellationToken token)
    {
        var required = course.Prerequisites.Select(p => p.RequiresId).ToList();
        if (required.Count == 0)
        {
            return Enumerable.Empty<Guid>().ToLookup(id => id);
        }

        var completed = (await db.Enrolments
            .Where(e => persons.Contains(e.PersonId) && required.Contains(e.CourseId) && e.State == EnrolmentState.Completed
                && !db.Credentials.Any(c => c.EnrolmentId == e.Id && c.Status == CredentialStatus.Revoked
                    && !db.Credentials.Any(other => other.EnrolmentId == e.Id && other.Status == CredentialStatus.Valid)))
            .Select(e => new { e.PersonId, e.CourseId }).ToListAsync(token)).ToLookup(e => e.PersonId, e => e.CourseId);
        var waived = await db.Waivers.Where(w => w.OfferingId == offeringId && persons.Contains(w.PersonId)).Select(w => w.PersonId)
            .ToListAsync(token);
        return persons.Except(waived).SelectMany(person => required.Except(completed[person]).Select(missing => (person, missing)))
            .ToLookup(pair => pair.person, pair => pair.missing);
    }

    /// <summary>With their titles, for the answer.</summary>
    public static async Task<List<MissingCourse>> Named(TrainingDb db, IEnumerable<Guid> courses, string language, CancellationToken token)
    {
        var ids = courses.ToList();
        return (await db.Courses.AsNoTracking().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(token))
            .ConvertAll(c => new MissingCourse(c.Id, c.Title.In(language)));
    }
}

/// <summary>A course that has to be completed first.</summary>
/// <param name="Id">The course.</param>
/// <param name="Title">Its title in the caller's language.</param>
internal sealed record MissingCourse(Guid Id, string Title);
