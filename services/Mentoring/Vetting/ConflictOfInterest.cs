using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Vetting;

internal static class ConflictOfInterest
{
    /// <summary>Two who mentor each other, or did, and two of whom one has blocked the other do not decide on each other. Kinship and who
    /// works under whom is known to nobody here: the reviewer declares that there is none.</summary>
    public static async Task<bool> IsConflicted(this MentoringDb db, Guid applicant, Guid reviewer, CancellationToken token) =>
        applicant == reviewer
        || await db.Mentorships.AnyAsync(m => (m.MenteeId == applicant && m.MentorId == reviewer)
            || (m.MenteeId == reviewer && m.MentorId == applicant), token)
        || await db.AreBlockedAsync(applicant, reviewer, token);
}
