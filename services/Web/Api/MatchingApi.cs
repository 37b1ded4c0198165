namespace CreativeLabs.Web.Api;

/// <summary>Mentoring as a lab's coordinator runs it: who is vetted, who is matched.</summary>
public static class MatchingApi
{
    public static readonly Read<Overview> GetOverview = new("/v1/mentoring-overview");
    public static readonly Read<PageOf<LabRequest>> Requests = new("/v1/mentoring-requests");
    public static readonly Read<PageOf<MatchRunInList>> Runs = new("/v1/match-runs");
    public static readonly Change<MatchWanted, MatchRun> Run = new("POST", "/v1/match-runs");
    public static readonly Read<MatchRun> GetRun = new("/v1/match-runs/{id}");
    public static readonly Change<None, None> PublishRun = new("POST", "/v1/match-runs/{id}/publication");
    public static readonly Change<None, None> UndoRun = new("POST", "/v1/match-runs/{id}/undoing");
    public static readonly Read<PageOf<MentorApplication>> Applications = new("/v1/mentor-applications");
    public static readonly Read<MentorApplicationDetail> GetApplication = new("/v1/mentor-applications/{id}");
    public static readonly Change<None, None> StartReview = new("POST", "/v1/mentor-applications/{id}/review");
    public static readonly Change<VettingDecision, None> Decide = new("POST", "/v1/mentor-applications/{id}/decision");
}

public sealed record Overview(
    int OpenRequests, DateTimeOffset? WaitingSince, int Proposed, int Running, int SessionsDue, int ApplicationsWaiting,
    IReadOnlyList<MentorLoad> Mentors);

/// <param name="Standing">unvetted, approved, suspended or expired.</param>
public sealed record MentorLoad(Guid MentorId, int Capacity, int Engaged, string Standing, DateTimeOffset? ApprovedUntil);

public sealed record LabRequest(Guid PersonId, MentorRequest Request);

/// <param name="State">draft, published or undone.</param>
public sealed record MatchRunInList(Guid Id, string State, DateTimeOffset CreatedAt, int Pairs, int Unmatched);

public sealed record MatchWanted(Guid LabId);

public sealed record MatchRun(
    Guid Id, Guid LabId, string State, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt, IReadOnlyList<Pair> Pairs,
    IReadOnlyList<Unmatched> Unmatched);

public sealed record Pair(Guid RequestId, Guid MentorId, IReadOnlyList<PairReason> Reasons);

/// <param name="Sentence">In the language of the page.</param>
public sealed record PairReason(string Sentence);

public sealed record Unmatched(Guid RequestId, string Sentence);

/// <param name="State">applied, inReview, approved, declined or withdrawn.</param>
public sealed record MentorApplication(Guid Id, Guid PersonId, Guid? LabId, string State, DateTimeOffset AppliedAt);

public sealed record MentorApplicationDetail(MentorApplication Application, IReadOnlyList<MentorReference> References, string? Note);

public sealed record MentorReference(string Name, string Contact);

/// <param name="Reason">not_enough_experience, references_not_reached, conduct, no_need_now or other; for a no.</param>
public sealed record VettingDecision(bool Approve, bool NoConflict, string Note, DateTimeOffset? Until, string? Reason);
