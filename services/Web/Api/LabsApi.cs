namespace CreativeLabs.Web.Api;

public static class LabsApi
{
    public static readonly Read<PageOf<Lab>> List = new("/v1/labs");
    public static readonly Read<Lab> Get = new("/v1/labs/{id}");
    public static readonly Change<None, Membership> Join = new("POST", "/v1/labs/{id}/memberships");
    public static readonly Read<PageOf<Membership>> Mine = new("/v1/me/memberships");
    public static readonly Change<None, None> Leave = new("DELETE", "/v1/me/memberships/{id}");
    public static readonly Read<PageOf<Programme>> Programmes = new("/v1/programmes");
    public static readonly Read<ProgrammeDetail> GetProgramme = new("/v1/programmes/{id}");
    public static readonly Read<OpenCall> GetOpenCall = new("/v1/cohorts/{id}/open-call");
    public static readonly Change<ApplicationMade, MyApplication> Apply = new("POST", "/v1/cohorts/{id}/applications");
    public static readonly Read<PageOf<MyApplication>> MyApplications = new("/v1/me/applications");
    public static readonly Read<PageOf<Resource>> Resources = new("/v1/labs/{id}/resources");
    public static readonly Read<PageOf<StoryInList>> Stories = new("/v1/stories");
}

public sealed record Lab(
    Guid Id, string Code, string Name, string Region, string District, double? Latitude, double? Longitude, int? ElevationMetres,
    IReadOnlyList<string> Focus, IReadOnlyList<string> Facilities, IReadOnlyList<OpeningHours> Hours, string? About);

/// <param name="Day">Such as <c>monday</c>.</param>
public sealed record OpeningHours(string Day, TimeOnly Opens, TimeOnly Closes);

public sealed record Membership(Guid Id, Guid LabId, string Lab, DateTimeOffset StartedAt);

public sealed record Programme(Guid Id, string Title, string Summary, string Track);

public sealed record ProgrammeDetail(Guid Id, string Title, string Summary, string Track, IReadOnlyList<Cohort> Cohorts);

/// <param name="ApplyBy">The last day.</param>
/// <param name="Open">She can apply now.</param>
public sealed record Cohort(
    Guid Id, Guid LabId, DateOnly ApplyBy, DateOnly StartsOn, DateOnly EndsOn, int Places, int PlacesLeft, bool Open);

/// <param name="Criteria">What a jury scores by.</param>
public sealed record OpenCall(IReadOnlyList<Criterion> Criteria, int MostPoints);

public sealed record Criterion(string Name, int Weight);

public sealed record ApplicationMade(string? Motivation);

/// <param name="State">applied, admitted, rejected, active, completed or withdrawn.</param>
public sealed record MyApplication(Guid Id, Guid CohortId, string Programme, string State, string? Reason);

public sealed record Resource(Guid Id, string Kind, string Name, bool InUse);

public sealed record StoryInList(Guid Id, Guid LabId, string Title, string? SignedAs, DateTimeOffset PublishedAt);
