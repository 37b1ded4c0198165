namespace CreativeLabs.Web.Api;

/// <summary>Offerings as who teaches them sees them: learners, attendance, assessments.</summary>
public static class TeachingApi
{
    public static readonly Read<PageOf<OfferingTaught>> Offerings = new("/v1/offerings");
    public static readonly Read<OfferingTaught> GetOffering = new("/v1/offerings/{id}");
    public static readonly Read<PageOf<Learner>> Learners = new("/v1/offerings/{id}/enrolments");
    public static readonly Read<Learner> GetLearner = new("/v1/enrolments/{id}");
    public static readonly Change<None, None> Start = new("POST", "/v1/offerings/{id}/start");
    public static readonly Change<None, None> Publish = new("POST", "/v1/offerings/{id}/publication");
    public static readonly Change<None, None> Finish = new("POST", "/v1/offerings/{id}/finish");
    public static readonly Read<Marks> GetAttendance = new("/v1/training-sessions/{id}/attendance");
    public static readonly Change<MarksMade, Marks> Mark = new("PUT", "/v1/training-sessions/{id}/attendance");
    public static readonly Change<MarkCorrected, None> Correct = new("POST", "/v1/training-sessions/{id}/attendance/corrections");
    public static readonly Read<PageOf<Assessment>> Assessments = new("/v1/enrolments/{id}/assessments");
    public static readonly Change<AssessmentMade, None> Assess = new("POST", "/v1/enrolments/{id}/assessments");
}

/// <param name="State">draft, open, running, finished or cancelled.</param>
public sealed record OfferingTaught(
    Guid Id, Guid CourseId, string Course, Guid LabId, Guid TrainerId, string Language, string State, int Capacity, int Left,
    DateOnly StartsOn);

/// <param name="Id">Of her enrolment.</param>
/// <param name="State">As of an enrolment.</param>
public sealed record Learner(
    Guid Id, Guid OfferingId, Guid LabId, Guid PersonId, string Course, string State, int? Position, CompletionRule CompletionRule,
    Progress Progress, string? CredentialNumber);

/// <param name="Present">Enrolments.</param>
public sealed record Marks(IReadOnlyList<Guid> Present, IReadOnlyList<Guid> Absent);

public sealed record MarksMade(IReadOnlyList<Guid> Present, IReadOnlyList<Guid> Absent);

/// <param name="Reason">wrongPerson, slip or lookedAtAgain.</param>
public sealed record MarkCorrected(Guid EnrolmentId, bool Present, string Reason);

public sealed record Assessment(Guid Id, int Attempt, int Score);

/// <param name="Id">The same however often the form is sent.</param>
public sealed record AssessmentMade(int Score, Guid Id);
