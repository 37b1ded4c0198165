namespace CreativeLabs.Web.Api;

public static class CoursesApi
{
    public static readonly Read<PageOf<Course>> List = new("/v1/courses");
    public static readonly Read<Course> Get = new("/v1/courses/{id}");
    public static readonly Read<WholeOf<Lesson>> Lessons = new("/v1/courses/{id}/versions/{number}/lessons");
    public static readonly Read<PageOf<Offering>> Offerings = new("/v1/offerings");
    public static readonly Read<Offering> GetOffering = new("/v1/offerings/{id}");
    public static readonly Read<WholeOf<Session>> Sessions = new("/v1/offerings/{id}/sessions");
    public static readonly Change<None, Enrolment> Enrol = new("POST", "/v1/offerings/{id}/enrolments");
    public static readonly Read<PageOf<Enrolment>> MyEnrolments = new("/v1/me/enrolments");
    public static readonly Read<Enrolment> GetEnrolment = new("/v1/enrolments/{id}");
    public static readonly Change<None, None> Drop = new("DELETE", "/v1/enrolments/{id}");
    public static readonly Change<None, Enrolment> AcceptSeat = new("POST", "/v1/enrolments/{id}/acceptance");
    public static readonly Change<None, Enrolment> DeclineSeat = new("POST", "/v1/enrolments/{id}/refusal");
    public static readonly Read<WholeOf<Reason>> DropReasons = new("/v1/drop-reasons");
    public static readonly Read<PageOf<Credential>> MyCredentials = new("/v1/me/credentials");
    public static readonly Read<Verification> Verify = new("/v1/credentials/{number}");
}

/// <param name="Level">beginner, intermediate or advanced.</param>
public sealed record Course(
    Guid Id, string Title, string Summary, string Track, string Level, bool GivesRightToSell, CompletionRule CompletionRule,
    IReadOnlyList<Guid> Prerequisites, CourseLessons? Lessons);

public sealed record CompletionRule(int MinAttendancePercent, int? MinScore);

public sealed record CourseLessons(int Version, IReadOnlyList<string> Titles);

/// <param name="Html">As Training made it of Markdown: no script, no address but its own files.</param>
public sealed record Lesson(string Title, string Html);

/// <param name="State">draft, open, running, finished or cancelled.</param>
public sealed record Offering(
    Guid Id, Guid CourseId, string Course, string Track, Guid LabId, string Language, string State, int Capacity, int Left,
    DateOnly StartsOn, bool Online);

public sealed record Session(Guid Id, DateTimeOffset StartsAt, int Minutes, string? Room);

/// <param name="State">requested, enrolled, waitlisted, offered, offerLapsed, declined, completed, notCompleted or dropped.</param>
public sealed record Enrolment(
    Guid Id, Guid OfferingId, Guid CourseId, string Course, Guid LabId, string State, int? Position, DateTimeOffset? OfferUntil,
    DateOnly StartsOn, int ContentVersion, CompletionRule CompletionRule, Progress Progress, string? CredentialNumber);

public sealed record Progress(int Sessions, int Attended, int? BestScore);

public sealed record Reason([property: System.Text.Json.Serialization.JsonPropertyName("reason")] string Code, string Says);

public sealed record Credential(Guid Id, string Number, string Status, string Course, string Track, DateOnly IssuedOn);

/// <param name="Status">valid or revoked.</param>
public sealed record Verification(
    string Number, string Status, string Course, string Track, DateOnly IssuedOn, DateOnly? RevokedOn, string? Holder, string Issuer);
