namespace CreativeLabs.Web.Mentors;

internal static class MentorPages
{
    public static void MapMentors(this RouteGroupBuilder pages)
    {
        pages.MapGet("/mentors", (ApiClient api, Visit visit, LabDirectory labs) => ShowMentors(api, visit, labs, null, null));
        pages.MapPost("/mentors/request", Ask).SignedInOnly();
        pages.MapPost("/mentors/request/{id:guid}/withdraw", async (Guid id, Sent sent, ApiClient api, Visit visit) =>
        {
            (await api.Send(MentoringApi.Withdraw, new None(), sent, id)).OrFail();
            return Show.See(visit.To("/mentors?done=cancelled"));
        }).SignedInOnly();
    }

    private static async Task<IResult> ShowMentors(ApiClient api, Visit visit, LabDirectory labs, Sent? sent, Problem? problem)
    {
        // Who offers help is told to people who are signed in; what about is told to everybody.
        var topics = (await api.Try(MentoringApi.Topics)).Value?.Items ?? [];
        if (visit.Session is null)
        {
            return Show.Page<MentorsPage, MentorsModel>(new(topics, [], [], [], [], await labs.All(), sent), problem);
        }

        var mentors = api.TryFind(MentoringApi.List, "limit=50");
        var requests = api.TryFind(MentoringApi.MyRequests, "limit=20");
        var mentorships = api.TryFind(MentoringApi.MyMentorships, "limit=20");
        var memberships = await api.Find(LabsApi.Mine, "limit=20");
        return Show.Page<MentorsPage, MentorsModel>(new(topics, (await mentors).Value?.Items ?? [], (await requests).Value?.Items ?? [],
            (await mentorships).Value?.Items ?? [], memberships.Items, await labs.All(), sent), problem);
    }

    private static async Task<IResult> Ask(Sent sent, ApiClient api, Visit visit, LabDirectory labs)
    {
        var lab = Guid.TryParse(sent["labId"], out var chosen) ? chosen : Guid.Empty;
        var languages = sent.All("languages");
        var asked = new MentorAsked(lab, sent["topic"] ?? "", languages.Count > 0 ? languages : [visit.Language], null);
        return await api.Send(MentoringApi.Ask, asked, sent) is { Problem: { } problem }
            ? await ShowMentors(api, visit, labs, sent, problem) : Show.See(visit.To("/mentors?done=sent"));
    }
}

public sealed record MentorsModel(
    IReadOnlyList<Topic> Topics, IReadOnlyList<Mentor> Mentors, IReadOnlyList<MentorRequest> Requests,
    IReadOnlyList<Mentorship> Mentorships, IReadOnlyList<Membership> Memberships, IReadOnlyList<Lab> Labs, Sent? Sent);
