namespace CreativeLabs.Web.Api;

/// <summary>What a mentor offers and answers, and what the two of a mentorship do.</summary>
public static class MentorshipsApi
{
    public static readonly Read<MentorProfile> GetProfile = new("/v1/me/mentor-profile");
    public static readonly Change<MentorOffer, MentorProfile> Offer = new("PUT", "/v1/me/mentor-profile");
    public static readonly Read<PageOf<MentorApplication>> MyApplications = new("/v1/me/mentor-applications");
    public static readonly Change<MentorApplicationMade, MentorApplication> Apply = new("POST", "/v1/mentor-applications");
    public static readonly Read<PageOf<Proposal>> Proposals = new("/v1/me/match-proposals");
    public static readonly Change<ProposalAnswer, ProposalAnswered> Answer = new("POST", "/v1/match-proposals/{requestId}/answer");
    public static readonly Read<Mentorship> Get = new("/v1/mentorships/{id}");
    public static readonly Read<Contact> GetContact = new("/v1/mentorships/{id}/contact");
    public static readonly Read<Contact> MyContact = new("/v1/me/mentoring-contact");
    public static readonly Change<ContactShared, Contact> ShareContact = new("PUT", "/v1/me/mentoring-contact");
    public static readonly Read<Slots> GetSlots = new("/v1/mentorships/{id}/slots");
    public static readonly Read<PageOf<MentoringSession>> Sessions = new("/v1/mentorships/{id}/sessions");
    public static readonly Change<SessionWanted, None> PlanSession = new("POST", "/v1/mentorships/{id}/sessions");
    public static readonly Read<MentoringSession> GetSession = new("/v1/mentoring-sessions/{id}");
    public static readonly Change<None, None> ConfirmSession = new("POST", "/v1/mentoring-sessions/{id}/confirmation");
    public static readonly Change<None, None> DenySession = new("POST", "/v1/mentoring-sessions/{id}/denial");
    public static readonly Change<None, None> CancelSession = new("POST", "/v1/mentoring-sessions/{id}/cancellation");
    public static readonly Read<PageOf<Goal>> Goals = new("/v1/mentorships/{id}/goals");
    public static readonly Change<GoalWanted, None> SetGoal = new("POST", "/v1/mentorships/{id}/goals");
    public static readonly Read<Goal> GetGoal = new("/v1/mentoring-goals/{id}");
    public static readonly Change<None, None> ReachGoal = new("POST", "/v1/mentoring-goals/{id}/reaching");
}

/// <param name="Standing">unvetted, approved, suspended or expired.</param>
public sealed record MentorProfile(
    IReadOnlyList<Topic> Topics, IReadOnlyList<string> Languages, IReadOnlyList<Guid> Labs, int Capacity, int PlacesLeft,
    IReadOnlyList<WeeklyHours> Availability, bool Paused, string Standing, DateTimeOffset? ApprovedUntil);

/// <param name="Day">Such as monday.</param>
public sealed record WeeklyHours(string Day, TimeOnly From, TimeOnly To);

public sealed record MentorOffer(
    IReadOnlyList<string> Topics, IReadOnlyList<string> Languages, int Capacity, IReadOnlyList<Guid> Labs,
    IReadOnlyList<WeeklyHours> Availability, bool Paused);

public sealed record MentorApplicationMade(
    Guid? LabId, IReadOnlyList<MentorReference> References, string ConductVersion, bool Consents);

public sealed record Proposal(
    Guid RequestId, Guid LabId, Topic Topic, IReadOnlyList<string> Languages, DateTimeOffset ProposedAt, DateTimeOffset LapsesAt);

/// <param name="Reason">no_time, not_my_topic, language, too_far or other; for a no.</param>
public sealed record ProposalAnswer(bool Accept, string? Reason);

public sealed record ProposalAnswered(Guid? MentorshipId);

/// <param name="Way">lab, phoneCall or videoLink.</param>
public sealed record Contact(string? Name, string? Way, string? Detail);

public sealed record ContactShared(string Name, string Way, string? Detail);

/// <param name="Items">When they begin, in UTC.</param>
public sealed record Slots(int Minutes, IReadOnlyList<string> Items);

/// <param name="State">planned, held, notHeld, disputed or cancelled.</param>
public sealed record MentoringSession(
    Guid Id, Guid MentorshipId, DateTimeOffset StartsAt, int Minutes, string? Place, string? Link, string State,
    bool ConfirmedByMentee, bool ConfirmedByMentor, bool DeniedByMentee, bool DeniedByMentor);

public sealed record SessionWanted(DateTimeOffset StartsAt, int Minutes, string? Place, string? Link);

/// <param name="State">open, reached or dropped.</param>
public sealed record Goal(Guid Id, string? Text, DateOnly? TargetOn, string State);

public sealed record GoalWanted(string Text, DateOnly? TargetOn);
