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

/// <summary>A coordinator approved a person as a mentor, or prolonged her approval.</summary>
/// <param name="MentorId">The person.</param>
/// <param name="ApplicationId">The application.</param>
/// <param name="Until">The last moment of the approval, UTC.</param>
public sealed record MentorApproved(Guid MentorId, Guid ApplicationId, DateTimeOffset Until) : IFact
{
    Guid IFact.Key => MentorId;
}

/// <summary>An application to be a mentor was declined; why stands with the application, in Mentoring.</summary>
/// <param name="MentorId">Who applied.</param>
/// <param name="ApplicationId">The application.</param>
public sealed record MentorDeclined(Guid MentorId, Guid ApplicationId) : IFact
{
    Guid IFact.Key => MentorId;
}

/// <summary>The approval of a mentor ends in a month.</summary>
/// <param name="MentorId">The mentor.</param>
/// <param name="NoticeId">This notice of it.</param>
/// <param name="Until">The last moment of the approval, UTC.</param>
public sealed record MentorApprovalEnding(Guid MentorId, Guid NoticeId, DateTimeOffset Until) : IFact
{
    Guid IFact.Key => MentorId;
}

/// <summary>The approval of a mentor was taken away for now.</summary>
/// <param name="MentorId">The mentor.</param>
/// <param name="NoticeId">This suspension.</param>
public sealed record MentorSuspended(Guid MentorId, Guid NoticeId) : IFact
{
    Guid IFact.Key => MentorId;
}

/// <summary>A mentorship ended. Why is told to nobody.</summary>
/// <param name="MentorshipId">The mentorship.</param>
/// <param name="MenteeId">The woman mentored.</param>
/// <param name="MentorId">The mentor.</param>
/// <param name="LabId">The lab.</param>
/// <param name="Outcome">completed or endedEarly.</param>
/// <param name="EndedAt">When, UTC.</param>
public sealed record MentorshipEnded(
    Guid MentorshipId, Guid MenteeId, Guid MentorId, Guid LabId, string Outcome, DateTimeOffset EndedAt) : IFact
{
    Guid IFact.Key => MentorshipId;
}

/// <summary>One of the two planned a session.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="MentorshipId">The mentorship.</param>
/// <param name="MenteeId">The woman mentored.</param>
/// <param name="MentorId">The mentor.</param>
/// <param name="PlannedById">Which of the two.</param>
/// <param name="StartsAt">When it begins, UTC.</param>
public sealed record MentoringSessionPlanned(
    Guid SessionId, Guid MentorshipId, Guid MenteeId, Guid MentorId, Guid PlannedById, DateTimeOffset StartsAt) : IFact
{
    Guid IFact.Key => SessionId;
}

/// <summary>One of the two moved a session.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="NoticeId">This move.</param>
/// <param name="MenteeId">The woman mentored.</param>
/// <param name="MentorId">The mentor.</param>
/// <param name="MovedById">Which of the two.</param>
/// <param name="StartsAt">When it begins now, UTC.</param>
/// <param name="Sequence">Grows with each move; what carries a lower one is older.</param>
public sealed record MentoringSessionMoved(
    Guid SessionId, Guid NoticeId, Guid MenteeId, Guid MentorId, Guid MovedById, DateTimeOffset StartsAt, int Sequence) : IFact
{
    Guid IFact.Key => SessionId;
}

/// <summary>A session was called off.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="MenteeId">The woman mentored.</param>
/// <param name="MentorId">The mentor.</param>
/// <param name="CancelledById">Which of the two; null when the other is not available.</param>
/// <param name="StartsAt">When it would have begun, UTC.</param>
/// <param name="Sequence">Higher than that of every move.</param>
public sealed record MentoringSessionCancelled(
    Guid SessionId, Guid MenteeId, Guid MentorId, Guid? CancelledById, DateTimeOffset StartsAt, int Sequence) : IFact
{
    Guid IFact.Key => SessionId;
}

/// <summary>A session begins in a day, or in two hours.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="NoticeId">This reminder.</param>
/// <param name="MenteeId">The woman mentored.</param>
/// <param name="MentorId">The mentor.</param>
/// <param name="StartsAt">When it begins, UTC.</param>
public sealed record MentoringSessionReminded(Guid SessionId, Guid NoticeId, Guid MenteeId, Guid MentorId, DateTimeOffset StartsAt) : IFact
{
    Guid IFact.Key => SessionId;
}

/// <summary>A person wants nothing to do with another. It holds in both directions, and the other must not learn of it.</summary>
/// <param name="PersonId">Who blocks, or is protected.</param>
/// <param name="BlockedId">Whom.</param>
/// <param name="At">When, UTC; of two events on the same two people the later one holds.</param>
public sealed record PersonBlocked(Guid PersonId, Guid BlockedId, DateTimeOffset At = default) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>A person took a block back. Where the other has blocked her too, that one stays.</summary>
/// <param name="PersonId">Who had blocked.</param>
/// <param name="BlockedId">Whom.</param>
/// <param name="At">When, UTC.</param>
public sealed record PersonUnblocked(Guid PersonId, Guid BlockedId, DateTimeOffset At = default) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>The two reached what they wanted to reach. What it was stays between them.</summary>
/// <param name="GoalId">The goal.</param>
/// <param name="MentorshipId">The mentorship.</param>
/// <param name="MenteeId">The woman mentored.</param>
/// <param name="MentorId">The mentor.</param>
/// <param name="LabId">The lab.</param>
public sealed record GoalReached(Guid GoalId, Guid MentorshipId, Guid MenteeId, Guid MentorId, Guid LabId) : IFact
{
    Guid IFact.Key => MentorshipId;
}

/// <summary>Half of the time of a mentorship is over; both are asked how it goes.</summary>
/// <param name="MentorshipId">The mentorship.</param>
/// <param name="NoticeId">This question.</param>
/// <param name="MenteeId">The woman mentored.</param>
/// <param name="MentorId">The mentor.</param>
public sealed record MentorshipReviewAsked(Guid MentorshipId, Guid NoticeId, Guid MenteeId, Guid MentorId) : IFact
{
    Guid IFact.Key => MentorshipId;
}

/// <summary>Nothing was heard of the two for three weeks.</summary>
/// <param name="MentorshipId">The mentorship.</param>
/// <param name="NoticeId">This question.</param>
/// <param name="MenteeId">The woman mentored.</param>
/// <param name="MentorId">The mentor.</param>
public sealed record MentorshipSilent(Guid MentorshipId, Guid NoticeId, Guid MenteeId, Guid MentorId) : IFact
{
    Guid IFact.Key => MentorshipId;
}

/// <summary>A circle that a woman belongs to meets.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="PersonId">Who is told.</param>
/// <param name="StartsAt">When it begins, UTC.</param>
public sealed record CircleMeetingPlanned(Guid MeetingId, Guid PersonId, DateTimeOffset StartsAt) : IFact
{
    Guid IFact.Key => MeetingId;
}

/// <summary>A meeting of a circle that a woman belongs to begins in a day, or in two hours.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="NoticeId">This reminder.</param>
/// <param name="PersonId">Who is told.</param>
/// <param name="StartsAt">When it begins, UTC.</param>
public sealed record CircleMeetingReminded(Guid MeetingId, Guid NoticeId, Guid PersonId, DateTimeOffset StartsAt) : IFact
{
    Guid IFact.Key => MeetingId;
}

/// <summary>A meeting of a circle that a woman belongs to does not take place.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="PersonId">Who is told.</param>
/// <param name="StartsAt">When it would have begun, UTC.</param>
public sealed record CircleMeetingCancelled(Guid MeetingId, Guid PersonId, DateTimeOffset StartsAt) : IFact
{
    Guid IFact.Key => MeetingId;
}
