using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using CreativeLabs.Training.Offerings;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Lessons;

internal static class LessonAccess
{
    /// <summary>Lessons are for who teaches or coordinates anywhere, and for who has or had a seat in the course: she keeps what she
    /// learnt.</summary>
    public static async Task<bool> MayRead(this Caller caller, Guid courseId, TrainingDb db, CancellationToken token) =>
        caller.IsOperator || caller.LabsTaughtAt().Length > 0
            || await db.Enrolments.AnyAsync(e => e.CourseId == courseId && e.PersonId == caller.PersonId
            && (e.State == EnrolmentState.Enrolled || e.State == EnrolmentState.Completed || e.State == EnrolmentState.NotCompleted),
                token);
}
