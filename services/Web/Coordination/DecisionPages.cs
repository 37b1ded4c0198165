namespace CreativeLabs.Web.Coordination;

/// <summary>What waits for the coordinator, and her decisions on it.</summary>
internal static class DecisionPages
{
    /// <summary>All lists of what waits. A name that is shown is recorded as read, so a page that shows few asks for few.</summary>
    public static async Task<Waiting> Load(Lab lab, ApiClient api, bool few = false)
    {
        var most = few ? 3 : 50;
        var applications = api.TryFind(CoordinationApi.Applications, $"state=applied&limit={most}", lab.Id);
        var bookings = api.TryFind(CoordinationApi.BookingRequests, $"limit={most}", lab.Id);
        var mentors = api.TryFind(MatchingApi.Applications, $"labId={lab.Id}&limit=100");
        var listings = api.TryFind(CoordinationApi.ToReview, $"limit={most}");
        var stories = api.TryFind(CoordinationApi.Stories, $"state=submitted&limit={most}", lab.Id);
        var runs = api.TryFind(MatchingApi.Runs, $"labId={lab.Id}&limit=20");
        return new Waiting(Items(await applications), Items(await bookings),
            [.. Items(await mentors).Where(one => one.State is "applied" or "inReview").Take(most)],
            [.. Items(await listings).Where(one => one.LabId == lab.Id)], Items(await stories),
            [.. Items(await runs).Where(one => one.State is "draft")]);
    }

    public static async Task<IResult> List(
        string code, ApiClient api, LabDirectory labs, Visit visit, Sent? sent, Problem? problem)
    {
        var lab = await labs.Hers(code, visit);
        return Show.Page<DecisionsPage, DecisionsModel>(new(lab, await Load(lab, api), sent), problem);
    }

    public static async Task<IResult> DecideBooking(
        string code, Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        await labs.Hers(code, visit);
        var decision = new BookingDecision(sent["answer"] is "yes", sent["reason"] is { } reason ? visit.Written(reason) : null);
        return await api.Send(CoordinationApi.DecideBooking, decision, sent, id) is { Problem: { } problem }
            ? await List(code, api, labs, visit, sent, problem) : Show.See(visit.To($"/labs/{code}/decisions?done=decided"));
    }

    public static async Task<IResult> ShowApplication(
        string code, Guid id, ApiClient api, LabDirectory labs, Visit visit, Sent? sent, Problem? problem)
    {
        var lab = await labs.Hers(code, visit);
        var answer = await api.Try(CoordinationApi.GetApplication, id);
        return Show.Page<ApplicationPage, ApplicationModel>(new(lab, answer.OrFail(), answer.ETag, sent), problem);
    }

    public static async Task<IResult> DecideApplication(
        string code, Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        await labs.Hers(code, visit);
        var decision = new ApplicationDecision(sent["answer"] is "yes" ? "admitted" : "rejected",
            sent["reason"] is { } reason ? visit.Written(reason) : null);
        return await api.Send(CoordinationApi.DecideApplication, decision, sent, id) is { Problem: { } problem }
            ? await ShowApplication(code, id, api, labs, visit, sent, problem)
            : Show.See(visit.To($"/labs/{code}/decisions?done=decided"));
    }

    private static IReadOnlyList<T> Items<T>(Answer<PageOf<T>> answer) => answer.Value?.Items ?? [];
}

/// <param name="Runs">Match runs that nobody was told of yet.</param>
public sealed record Waiting(
    IReadOnlyList<Applicant> Applications, IReadOnlyList<LabBooking> Bookings, IReadOnlyList<MentorApplication> Mentors,
    IReadOnlyList<Listing> Listings, IReadOnlyList<StoryStanding> Stories, IReadOnlyList<MatchRunInList> Runs)
{
    /// <summary>Nothing waits.</summary>
    public bool IsEmpty => Applications.Count + Bookings.Count + Mentors.Count + Listings.Count + Stories.Count + Runs.Count == 0;
}

public sealed record DecisionsModel(Lab Lab, Waiting Waiting, Sent? Sent);

public sealed record ApplicationModel(Lab Lab, Application Application, string? ETag, Sent? Sent);
