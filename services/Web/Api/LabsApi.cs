namespace CreativeLabs.Web.Api;

public static class LabsApi
{
    public static readonly Read<PageOf<Lab>> List = new("/v1/labs");
    public static readonly Read<Lab> Get = new("/v1/labs/{id}");
    public static readonly Change<None, Membership> Join = new("POST", "/v1/labs/{id}/memberships");
    public static readonly Read<PageOf<Membership>> Mine = new("/v1/me/memberships");
    public static readonly Change<None, None> Leave = new("DELETE", "/v1/me/memberships/{id}");
    public static readonly Read<PageOf<Programme>> Programmes = new("/v1/programmes");
    public static readonly Read<Programme> GetProgramme = new("/v1/programmes/{id}");
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

public sealed record Resource(Guid Id, string Kind, string Name, bool InUse);

public sealed record StoryInList(Guid Id, Guid LabId, string Title, string? SignedAs, DateTimeOffset PublishedAt);
