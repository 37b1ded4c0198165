namespace CreativeLabs.Web.Api;

public static class MentoringApi
{
    public static readonly Read<PageOf<Mentor>> List = new("/v1/mentors");
    public static readonly Read<WholeOf<Topic>> Topics = new("/v1/mentoring-topics");
    public static readonly Change<MentorAsked, MentorRequest> Ask = new("POST", "/v1/mentoring-requests");
    public static readonly Read<PageOf<MentorRequest>> MyRequests = new("/v1/me/mentoring-requests");
    public static readonly Change<None, None> Withdraw = new("DELETE", "/v1/mentoring-requests/{id}");
    public static readonly Read<PageOf<Mentorship>> MyMentorships = new("/v1/me/mentorships");
}

public sealed record Topic(string Code, string Name);

/// <param name="Labs">Where she can come; none means anywhere.</param>
public sealed record Mentor(
    Guid Id, IReadOnlyList<Topic> Topics, IReadOnlyList<string> Languages, IReadOnlyList<Guid> Labs, int PlacesLeft, bool Paused);

public sealed record MentorAsked(Guid LabId, string Topic, IReadOnlyList<string> Languages, IReadOnlyList<Guid>? PreferredMentors);

/// <param name="State">open, proposed, accepted, withdrawn or closed.</param>
public sealed record MentorRequest(Guid Id, Guid LabId, Topic Topic, string State, DateTimeOffset CreatedAt);

/// <param name="State">active, paused, completed or endedEarly.</param>
public sealed record Mentorship(
    Guid Id, Guid MenteeId, Guid MentorId, Guid LabId, Topic Topic, string State, DateTimeOffset StartedAt);
