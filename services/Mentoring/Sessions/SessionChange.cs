using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions;

internal static class SessionChange
{
    /// <summary>A session that is to be changed. Its mentorship is locked before it, so that its end comes before or after.</summary>
    public static async Task<(MentoringSession? Session, Mentorship? Mentorship)> LockSessionOfPair(
        this MentoringDb db, Guid id, CancellationToken token)
    {
        var mentorshipId = await db.Sessions.Where(s => s.Id == id).Select(s => (Guid?)s.MentorshipId).SingleOrDefaultAsync(token);
        var mentorship = mentorshipId is { } known ? await db.LockAsync<Mentorship>(known, token) : null;
        return mentorship is null ? (null, null) : (await db.LockAsync<MentoringSession>(id, token), mentorship);
    }
}
