namespace CreativeLabs.Web.Api;

/// <summary>What a lab's coordinator does with members and with what waits for her decision.</summary>
public static class CoordinationApi
{
    public static readonly Read<PageOf<Member>> Members = new("/v1/labs/{id}/members");
    public static readonly Change<MemberSigned, MemberRegistered> RegisterMember = new("POST", "/v1/labs/{id}/people");
    public static readonly Read<Person> GetPerson = new("/v1/people/{id}");
    public static readonly Read<PageOf<Consent>> ConsentsOf = new("/v1/people/{id}/consents");
    public static readonly Change<PaperConsent, Consent> RecordConsent = new("POST", "/v1/people/{id}/consents");
    public static readonly Read<PageOf<Applicant>> Applications = new("/v1/labs/{id}/applications");
    public static readonly Read<Application> GetApplication = new("/v1/applications/{id}");
    public static readonly Change<ApplicationDecision, None> DecideApplication = new("POST", "/v1/applications/{id}/decision");
    public static readonly Read<PageOf<LabBooking>> Bookings = new("/v1/labs/{id}/bookings");
    public static readonly Read<PageOf<LabBooking>> BookingRequests = new("/v1/labs/{id}/booking-requests");
    public static readonly Change<BookingDecision, None> DecideBooking = new("POST", "/v1/bookings/{id}/decision");
    public static readonly Change<None, None> CheckInBooking = new("POST", "/v1/bookings/{id}/check-in");
    public static readonly Read<PageOf<Listing>> ToReview = new("/v1/listings/to-review");
    public static readonly Change<Review, None> ReviewListing = new("POST", "/v1/listings/{id}/review");
    public static readonly Read<PageOf<StoryStanding>> Stories = new("/v1/labs/{id}/stories");
    public static readonly Read<Manuscript> GetManuscript = new("/v1/stories/{id}/manuscript");
    public static readonly Change<Review, None> ReviewStory = new("POST", "/v1/stories/{id}/review");
}

/// <param name="Needs">What she shares to be hard for her: seeing, hearing, walking, remembering, selfCare or communicating.</param>
public sealed record Member(Guid PersonId, string? Name, DateTimeOffset StartedAt, IReadOnlyList<string> Needs);

/// <param name="TextVersion">Of the platform's text that she signed on paper.</param>
/// <param name="Reason">She can read it.</param>
public sealed record MemberSigned(
    string Name, string Language, string TextVersion, string Reason, string? Phone, int? BirthYear, GuardianOnPaper? Guardian);

public sealed record MemberRegistered(Guid PersonId, int LooksLike);

public sealed record Person(
    Guid PersonId, string? Name, int? BirthYear, string? Phone, string Language, DateTimeOffset RegisteredAt, IReadOnlyList<Guid> LabIds,
    IReadOnlyList<string> Needs);

public sealed record PaperConsent(string Purpose, string TextVersion, string Language, string Reason);

public sealed record Applicant(Guid Id, Guid PersonId, string? Name, DateTimeOffset AppliedAt);

/// <param name="State">applied, admitted, rejected, active, completed or withdrawn.</param>
public sealed record Application(
    Guid Id, Guid LabId, Guid PersonId, string? Name, string? Motivation, string Programme, string State, string? Reason,
    DateTimeOffset AppliedAt);

/// <param name="Outcome">admitted or rejected.</param>
public sealed record ApplicationDecision(string Outcome, LocalText? Reason);

/// <param name="State">held, confirmed, checkedIn, released, cancelled or noShow.</param>
/// <param name="Version">For the change of what was seen.</param>
public sealed record LabBooking(
    Guid Id, Guid ResourceId, string Resource, string? Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string State, int Version);

public sealed record BookingDecision(bool Approve, LocalText? Reason);

public sealed record Review(bool Approve, LocalText? Reason);

/// <param name="State">draft, submitted, published or withdrawn.</param>
public sealed record StoryStanding(Guid Id, Guid LabId, string State, DateTimeOffset WrittenAt, DateTimeOffset? SubmittedAt, int Version);

public sealed record Manuscript(StoryStanding Standing, LocalText Title, LocalText Body, string? SignedAs);
