namespace CreativeLabs.Mentoring.Sessions;

/// <summary>A mentoring session.</summary>
/// <param name="Id">The session.</param>
/// <param name="MentorshipId">Its mentorship.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Place">Where; null when one of the two was erased; or</param>
/// <param name="Link">the https address of a call.</param>
/// <param name="State">planned, held, notHeld, disputed or cancelled.</param>
/// <param name="ConfirmedByMentee">She said that it took place.</param>
/// <param name="ConfirmedByMentor">The mentor did.</param>
/// <param name="HeldAt">Since when it counts.</param>
/// <param name="DeniedByMentee">She said that it did not take place.</param>
/// <param name="DeniedByMentor">The mentor did.</param>
/// <param name="Sequence">How often it was moved or cancelled; the calendar file carries it.</param>
/// <param name="ChangedLate">It was moved or cancelled less than a day before.</param>
internal sealed record SessionView(
    Guid Id, Guid MentorshipId, DateTimeOffset StartsAt, int Minutes, string? Place, string? Link, SessionState State,
    bool ConfirmedByMentee, bool ConfirmedByMentor, DateTimeOffset? HeldAt, bool DeniedByMentee, bool DeniedByMentor, int Sequence,
    bool ChangedLate)
{
    public static SessionView Of(MentoringSession session, byte[]? key)
    {
        var (place, link) = session.Where(key);
        return new(
            session.Id, session.MentorshipId, session.StartsAt, session.Minutes, place, link, session.State,
            session.MenteeConfirmedAt is not null, session.MentorConfirmedAt is not null, session.HeldAt,
            session.MenteeDeniedAt is not null, session.MentorDeniedAt is not null, session.Sequence, session.ChangedLate);
    }
}
