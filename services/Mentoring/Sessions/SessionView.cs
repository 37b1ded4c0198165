namespace CreativeLabs.Mentoring.Sessions;

/// <summary>A mentoring session.</summary>
/// <param name="Id">The session.</param>
/// <param name="MentorshipId">Its mentorship.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Place">Where; null when one of the two was erased; or</param>
/// <param name="Link">the https address of a call.</param>
/// <param name="State">planned or held.</param>
/// <param name="ConfirmedByMentee">She said that it took place.</param>
/// <param name="ConfirmedByMentor">The mentor did.</param>
/// <param name="HeldAt">Since when it counts.</param>
internal sealed record SessionView(
    Guid Id, Guid MentorshipId, DateTimeOffset StartsAt, int Minutes, string? Place, string? Link, SessionState State,
    bool ConfirmedByMentee, bool ConfirmedByMentor, DateTimeOffset? HeldAt)
{
    public static SessionView Of(MentoringSession session, byte[]? key)
    {
        var (place, link) = session.Where(key);
        return new(
            session.Id, session.MentorshipId, session.StartsAt, session.Minutes, place, link, session.State,
            session.MenteeConfirmedAt is not null, session.MentorConfirmedAt is not null, session.HeldAt);
    }
}
