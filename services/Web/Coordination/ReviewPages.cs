namespace CreativeLabs.Web.Coordination;

/// <summary>What others want to publish: a thing for the market, a story.</summary>
internal static class ReviewPages
{
    public static async Task<IResult> ShowListing(
        string code, Guid id, ApiClient api, LabDirectory labs, Visit visit, Sent? sent, Problem? problem)
    {
        var lab = await labs.Hers(code, visit);
        var answer = await api.Try(MarketApi.Get, id);
        return Show.Page<ListingReviewPage, ListingReviewModel>(new(lab, answer.OrFail(), answer.ETag, sent), problem);
    }

    public static async Task<IResult> ReviewListing(
        string code, Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        await labs.Hers(code, visit);
        return await api.Send(CoordinationApi.ReviewListing, Judged(sent, visit), sent, id) is { Problem: { } problem }
            ? await ShowListing(code, id, api, labs, visit, sent, problem)
            : Show.See(visit.To($"/labs/{code}/decisions?done=decided"));
    }

    public static async Task<IResult> ShowStory(
        string code, Guid id, ApiClient api, LabDirectory labs, Visit visit, Sent? sent, Problem? problem)
    {
        var lab = await labs.Hers(code, visit);
        var answer = await api.Try(CoordinationApi.GetManuscript, id);
        return Show.Page<StoryReviewPage, StoryReviewModel>(new(lab, answer.OrFail(), answer.ETag, sent), problem);
    }

    public static async Task<IResult> ReviewStory(
        string code, Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        await labs.Hers(code, visit);
        return await api.Send(CoordinationApi.ReviewStory, Judged(sent, visit), sent, id) is { Problem: { } problem }
            ? await ShowStory(code, id, api, labs, visit, sent, problem)
            : Show.See(visit.To($"/labs/{code}/decisions?done=decided"));
    }

    /// <summary>A yes needs no reason and takes none.</summary>
    private static Review Judged(Sent sent, Visit visit) => sent["answer"] is "yes" ? new Review(true, null)
        : new Review(false, sent["reason"] is { } reason ? visit.Written(reason) : null);
}

public sealed record ListingReviewModel(Lab Lab, Listing Listing, string? ETag, Sent? Sent);

public sealed record StoryReviewModel(Lab Lab, Manuscript Story, string? ETag, Sent? Sent);
