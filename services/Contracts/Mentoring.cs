namespace CreativeLabs.Contracts;

/// <summary>A woman asked for a mentor.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="PersonId">Who asks.</param>
/// <param name="LabId">Her lab.</param>
/// <param name="Topic">What about, such as e-commerce.</param>
[NoConsumerYet]
public sealed record MentoringRequested(Guid RequestId, Guid PersonId, Guid LabId, string Topic) : IFact
{
    Guid IFact.Key => RequestId;
}

/// <summary>A published match run proposes a pair; the mentor answers.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="MenteeId">Who asked.</param>
/// <param name="MentorId">Whom the run found.</param>
/// <param name="Topic">What about, as a code.</param>
/// <param name="TopicName">The same for people; null from who did not tell it yet.</param>
public sealed record MatchProposed(Guid RequestId, Guid MenteeId, Guid MentorId, string Topic, LocalText? TopicName = null) : IFact
{
    Guid IFact.Key => RequestId;
}

/// <summary>A mentor accepted; the two may meet.</summary>
/// <param name="MentorshipId">The mentorship.</param>
/// <param name="RequestId">The request that led to it.</param>
/// <param name="MenteeId">The woman mentored.</param>
/// <param name="MentorId">The mentor.</param>
public sealed record MentorshipStarted(Guid MentorshipId, Guid RequestId, Guid MenteeId, Guid MentorId) : IFact
{
    Guid IFact.Key => MentorshipId;
}

/// <summary>A session counts as held: both said so, or one did and the other was silent for seven days.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="MentorshipId">The mentorship.</param>
/// <param name="MenteeId">The woman mentored.</param>
/// <param name="MentorId">The mentor.</param>
/// <param name="StartedAt">When it began, UTC.</param>
public sealed record SessionHeld(Guid SessionId, Guid MentorshipId, Guid MenteeId, Guid MentorId, DateTimeOffset StartedAt) : IFact
{
    Guid IFact.Key => MentorshipId;
}

/// <summary>A proposal has waited long enough; Mentoring's own deadline, published with a due time.</summary>
/// <param name="RequestId">The request whose proposal is due.</param>
/// <param name="MentorId">The mentor it was proposed to.</param>
public sealed record ProposalDue(Guid RequestId, Guid MentorId) : IFact
{
    Guid IFact.Key => RequestId;
}

/// <summary>Seven days have passed since one side confirmed a session; Mentoring's own deadline.</summary>
/// <param name="SessionId">The session.</param>
public sealed record SessionConfirmationDue(Guid SessionId) : IFact
{
    Guid IFact.Key => SessionId;
}

/// <summary>Something at a lab waits for its coordinators. What it is they read in the service that keeps it, and nowhere else: this event
/// says neither why nor about whom.</summary>
/// <param name="SubjectId">What waits.</param>
/// <param name="LabId">The lab.</param>
/// <param name="NotToldId">Somebody who has a part in it and is not told, whatever her role.</param>
/// <param name="NorToldId">And another.</param>
public sealed record LabAttentionAsked(Guid SubjectId, Guid LabId, Guid NotToldId, Guid NorToldId) : IFact
{
    Guid IFact.Key => SubjectId;
}

/// <summary>A member of staff is asked to look at something; where the lab has no other coordinator it is the operator.</summary>
/// <param name="PersonId">Who is told.</param>
/// <param name="SubjectId">What waits.</param>
public sealed record StaffAttentionAsked(Guid PersonId, Guid SubjectId) : IFact
{
    Guid IFact.Key => PersonId;
}
