namespace CreativeLabs.Contracts;

/// <summary>An offering of a course can be enrolled in.</summary>
/// <param name="OfferingId">The offering.</param>
/// <param name="CourseId">The course.</param>
/// <param name="LabId">The lab; null for an offering online.</param>
/// <param name="Course">The course's title.</param>
public sealed record OfferingPublished(Guid OfferingId, Guid CourseId, Guid? LabId, LocalText Course) : IFact
{
    Guid IFact.Key => OfferingId;
}

/// <summary>A published offering is held at other times. Each learner whom it concerns is told by a <see cref="LessonsRescheduled"/> of her
/// own.</summary>
/// <param name="OfferingId">The offering.</param>
/// <param name="CourseId">The course.</param>
/// <param name="LabId">The lab; null for an offering online.</param>
/// <param name="Course">The course's title.</param>
/// <param name="Move">1 for the first time that it was moved, and so on.</param>
/// <param name="OldStartsAt">When the next session would have begun, UTC.</param>
/// <param name="StartsAt">When the next session begins, UTC.</param>
public sealed record OfferingRescheduled(
    Guid OfferingId, Guid CourseId, Guid? LabId, LocalText Course, int Move, DateTimeOffset OldStartsAt, DateTimeOffset StartsAt) : IFact
{
    Guid IFact.Key => OfferingId;
}

/// <summary>A published offering is held by another trainer, in another room, at another link, in another language or under another title.
/// Each learner whom it concerns is told by a <see cref="LessonsChanged"/> of her own.</summary>
/// <param name="OfferingId">The offering.</param>
/// <param name="CourseId">The course.</param>
/// <param name="LabId">The lab; null for an offering online.</param>
/// <param name="Course">The course's title.</param>
/// <param name="Change">1 for the first time that it was changed, and so on.</param>
/// <param name="What">One or more of trainer, room, link, language and title.</param>
public sealed record OfferingChanged(
    Guid OfferingId, Guid CourseId, Guid? LabId, LocalText Course, int Change, IReadOnlyList<string> What) : IFact
{
    /// <summary>Somebody else teaches.</summary>
    public const string Trainer = "trainer";
    /// <summary>It is held in another room.</summary>
    public const string Room = "room";
    /// <summary>It is held at another address.</summary>
    public const string Link = "link";
    /// <summary>It is held in another language.</summary>
    public const string Language = "language";
    /// <summary>The course is called otherwise.</summary>
    public const string TitleOfCourse = "title";

    Guid IFact.Key => OfferingId;
}

/// <summary>Someone who has a seat, waits or is offered one is to know what was changed besides the dates.</summary>
/// <param name="NoticeId">This piece of news: an offering may be changed more than once.</param>
/// <param name="EnrolmentId">The enrolment, which she may give up.</param>
/// <param name="PersonId">The learner.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="Course">The course's title.</param>
/// <param name="What">One or more of trainer, room, link, language and title.</param>
/// <param name="NextAt">When the next session begins, UTC.</param>
public sealed record LessonsChanged(
    Guid NoticeId, Guid EnrolmentId, Guid PersonId, Guid OfferingId, LocalText Course, IReadOnlyList<string> What,
    DateTimeOffset? NextAt = null) : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>The next of those whose offering was changed are to be told; Training's own.</summary>
/// <param name="OfferingId">The offering.</param>
/// <param name="Change">Which time.</param>
/// <param name="What">What was changed.</param>
/// <param name="After">The last enrolment that was told.</param>
public sealed record OfferingChangeToTell(Guid OfferingId, int Change, IReadOnlyList<string> What, Guid After) : IFact
{
    Guid IFact.Key => OfferingId;
}

/// <summary>A course has another title; Training's own.</summary>
/// <param name="CourseId">The course.</param>
public sealed record CourseRenamed(Guid CourseId) : IFact
{
    Guid IFact.Key => CourseId;
}

/// <summary>An offering was called off. Each learner whom it concerns is told by a <see cref="LessonsCalledOff"/> of her own.</summary>
/// <param name="OfferingId">The offering.</param>
/// <param name="CourseId">The course.</param>
/// <param name="LabId">The lab; null for an offering online.</param>
/// <param name="Course">The course's title.</param>
/// <param name="StartsOn">The first day, in Asia/Bishkek.</param>
public sealed record OfferingCancelled(Guid OfferingId, Guid CourseId, Guid? LabId, LocalText Course, DateOnly StartsOn) : IFact
{
    Guid IFact.Key => OfferingId;
}

/// <summary>Someone who has a seat, waits or is offered one is to know that the dates were changed.</summary>
/// <param name="NoticeId">This piece of news: the dates may be changed more than once.</param>
/// <param name="EnrolmentId">The enrolment, which she may give up.</param>
/// <param name="PersonId">The learner.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="Course">The course's title.</param>
/// <param name="OldStartsAt">When the next session would have begun, UTC.</param>
/// <param name="StartsAt">When the next session begins, UTC.</param>
public sealed record LessonsRescheduled(
    Guid NoticeId, Guid EnrolmentId, Guid PersonId, Guid OfferingId, LocalText Course, DateTimeOffset OldStartsAt, DateTimeOffset StartsAt)
    : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>Someone who had a seat, waited or was offered one is to know that the offering was called off.</summary>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="PersonId">The learner.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="Course">The course's title.</param>
/// <param name="StartsOn">The first day, in Asia/Bishkek.</param>
/// <param name="NextAt">When the next session would have begun, UTC.</param>
public sealed record LessonsCalledOff(
    Guid EnrolmentId, Guid PersonId, Guid OfferingId, LocalText Course, DateOnly StartsOn, DateTimeOffset? NextAt = null) : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>The next of those whose dates were changed are to be told; Training's own.</summary>
/// <param name="OfferingId">The offering.</param>
/// <param name="Move">Which time; an older one is told no further.</param>
/// <param name="OldStartsAt">When the next session would have begun, UTC.</param>
/// <param name="StartsAt">When the next session begins, UTC.</param>
/// <param name="After">The last enrolment that was told.</param>
public sealed record OfferingReschedulingToTell(Guid OfferingId, int Move, DateTimeOffset OldStartsAt, DateTimeOffset StartsAt, Guid After)
    : IFact
{
    Guid IFact.Key => OfferingId;
}

/// <summary>The next of those whose offering was called off are to be told; Training's own.</summary>
/// <param name="OfferingId">The offering.</param>
/// <param name="After">The last enrolment that was told.</param>
public sealed record OfferingCancellationToTell(Guid OfferingId, Guid After) : IFact
{
    Guid IFact.Key => OfferingId;
}

/// <summary>A learner has a seat in an offering.</summary>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="CourseId">The course.</param>
/// <param name="PersonId">The learner.</param>
/// <param name="Course">The course's title.</param>
/// <param name="StartsOn">The first day, in Asia/Bishkek.</param>
public sealed record LearnerEnrolled(
    Guid EnrolmentId, Guid OfferingId, Guid CourseId, Guid PersonId, LocalText Course, DateOnly StartsOn) : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>A seat is held for a learner who waited, until she answers or the deadline passes.</summary>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="CourseId">The course.</param>
/// <param name="PersonId">Whom it is offered to.</param>
/// <param name="Course">The course's title.</param>
/// <param name="StartsOn">The first day, in Asia/Bishkek.</param>
/// <param name="Until">The deadline, UTC; never after the start of the first session.</param>
public sealed record LearnerOffered(
    Guid EnrolmentId, Guid OfferingId, Guid CourseId, Guid PersonId, LocalText Course, DateOnly StartsOn, DateTimeOffset Until) : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>A seat, an offer or a place in the line was withdrawn, because a credential that it rested on was revoked.</summary>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="PersonId">Whose it was.</param>
/// <param name="Course">The course's title.</param>
/// <param name="NextAt">When the next session begins, UTC.</param>
public sealed record SeatWithdrawn(
    Guid EnrolmentId, Guid OfferingId, Guid PersonId, LocalText Course, DateTimeOffset? NextAt = null) : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>An offered seat was not taken in time; it goes to the next who waits.</summary>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="PersonId">Whom it was offered to.</param>
/// <param name="Course">The course's title.</param>
public sealed record LearnerOfferLapsed(Guid EnrolmentId, Guid OfferingId, Guid PersonId, LocalText Course) : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>A seat became free for a learner who by then lacked a course that is required; it goes to the next who waits.</summary>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="PersonId">Who waited.</param>
/// <param name="Course">The course's title.</param>
public sealed record LearnerTurnedAway(Guid EnrolmentId, Guid OfferingId, Guid PersonId, LocalText Course) : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>The deadline of an offered seat has come; Training's own, published with a due time.</summary>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="OfferingId">The offering.</param>
public sealed record LearnerOfferDue(Guid EnrolmentId, Guid OfferingId) : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>A learner met the completion rule that was in force when she enrolled.</summary>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="CourseId">The course.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="PersonId">The learner.</param>
/// <param name="Course">The course's title.</param>
/// <param name="Track">The trade it belongs to, such as handicrafts.</param>
/// <param name="GivesRightToSell">True when who completes it may open a shop.</param>
public sealed record CourseCompleted(
    Guid EnrolmentId, Guid CourseId, Guid OfferingId, Guid PersonId, LocalText Course, string Track, bool GivesRightToSell) : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>A credential was issued for a completed course.</summary>
/// <param name="CredentialId">The credential.</param>
/// <param name="EnrolmentId">The enrolment that it is for.</param>
/// <param name="PersonId">The holder.</param>
/// <param name="Number">The number printed on it, which anyone can verify.</param>
/// <param name="Course">The course's title.</param>
public sealed record CredentialIssued(Guid CredentialId, Guid EnrolmentId, Guid PersonId, string Number, LocalText Course) : IFact
{
    Guid IFact.Key => CredentialId;
}

/// <summary>A credential was taken back; its number verifies as revoked from now on.</summary>
/// <param name="CredentialId">The credential.</param>
/// <param name="EnrolmentId">The enrolment that it was for; a new credential may follow.</param>
/// <param name="PersonId">The holder.</param>
/// <param name="Number">The number printed on it.</param>
/// <param name="Course">The course's title.</param>
/// <param name="Reason">issuedInError, ruleNotMet or atHoldersWish.</param>
public sealed record CredentialRevoked(Guid CredentialId, Guid EnrolmentId, Guid PersonId, string Number, LocalText Course, string Reason)
    : IFact
{
    Guid IFact.Key => CredentialId;
}
