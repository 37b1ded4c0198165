using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Concerns;
using CreativeLabs.Mentoring.Data;

namespace CreativeLabs.Mentoring.Mentors;

/// <summary>Whether a person may mentor. What she offers and whether she pauses it is her own affair.</summary>
internal enum MentorStanding
{
    /// <summary>Nobody has looked at her yet.</summary>
    Unvetted,

    /// <summary>A coordinator approved her, until a date.</summary>
    Approved,

    /// <summary>A coordinator or an operator took the approval away for now.</summary>
    Suspended,

    /// <summary>The date of the approval has passed.</summary>
    Expired,
}

internal static class AvailableMentors
{
    /// <summary>The mentors who may be shown, matched and booked: approved, not past the date, not paused, and not left out.</summary>
    public static IQueryable<MentorProfile> Available(this MentoringDb db, DateTimeOffset now) => db.Mentors.Where(m =>
        m.Standing == MentorStanding.Approved && m.ApprovedUntil > now && !m.Paused && !db.NotListed().Contains(m.Id));

    /// <summary>Those whom a person sees. Who is left out finds herself where she was, or she would learn that she is; of two where one
    /// has blocked the other, neither sees the other.</summary>
    public static IQueryable<MentorProfile> ShownTo(this MentoringDb db, Guid reader, DateTimeOffset now) => db.Mentors.Where(m =>
        m.Standing == MentorStanding.Approved && m.ApprovedUntil > now && !m.Paused
        && (m.Id == reader || !db.NotListed().Contains(m.Id)) && !db.BlockedWith(reader).Contains(m.Id));
}
