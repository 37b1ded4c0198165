using CreativeLabs.Mentoring.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentors;

/// <summary>A mentor's places. Two runs, or two answers, that race for the last one meet here: the database gives it once.</summary>
internal static class MentorCapacity
{
    /// <summary>Takes a place if she has one and is available.</summary>
    public static async Task<bool> Take(MentoringDb db, Guid mentorId, DateTimeOffset now, CancellationToken token) =>
        await db.Available(now).Where(m => m.Id == mentorId && m.Engaged < m.Capacity)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Engaged, m => m.Engaged + 1), token) == 1;

    /// <summary>Gives a place back, in the transaction that ends the proposal or the mentorship that held it.</summary>
    public static Task Free(MentoringDb db, Guid mentorId, CancellationToken token) =>
        db.Mentors.Where(m => m.Id == mentorId).ExecuteUpdateAsync(set => set.SetProperty(m => m.Engaged, m => m.Engaged - 1), token);
}
