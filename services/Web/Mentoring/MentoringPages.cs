namespace CreativeLabs.Web.Mentoring;

/// <summary>What a mentor offers, who asks for her, and whom she accompanies.</summary>
internal static class MentoringPages
{
    /// <summary>Of the code of conduct whose sentences are on the page.</summary>
    private const string ConductVersion = "2026-01";

    internal static readonly string[] Refusals = ["no_time", "not_my_topic", "language", "too_far", "other"];

    internal static readonly string[] Ways = ["lab", "phoneCall", "videoLink"];

    internal static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public static void MapMentoring(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/mentoring").SignedInOnly();
        mine.MapGet("", (ApiClient api, LabDirectory labs, Visit visit) => Show(api, labs, visit, null, null));
        mine.MapPost("/offer", Offer);
        mine.MapPost("/apply", Apply);
        mine.MapPost("/contact", ShareContact);
        mine.MapPost("/proposals/{id:guid}", Answer);
        mine.MapGet("/{id:guid}", (Guid id, ApiClient api, Visit visit) => MentorshipPages.Show(id, api, visit, null, null));
        mine.MapPost("/{id:guid}/sessions", MentorshipPages.Plan);
        mine.MapPost("/{id:guid}/sessions/{session:guid}/{step:alpha}", MentorshipPages.Step);
        mine.MapPost("/{id:guid}/goals", MentorshipPages.SetGoal);
        mine.MapPost("/{id:guid}/goals/{goal:guid}/reach", MentorshipPages.Reach);
    }

    private static async Task<IResult> Show(ApiClient api, LabDirectory labs, Visit visit, Sent? sent, Problem? problem)
    {
        var proposals = api.TryFind(MentorshipsApi.Proposals, "limit=20");
        var mentorships = api.TryFind(MentoringApi.MyMentorships, "limit=50");
        var applications = api.TryFind(MentorshipsApi.MyApplications, "limit=10");
        var topics = api.Try(MentoringApi.Topics);
        var contact = api.Try(MentorshipsApi.MyContact);
        var profile = await api.Try(MentorshipsApi.GetProfile);
        if (profile.Problem is { Status: not 404 })
        {
            profile.OrFail();
        }

        return Shell.Show.Page<MentoringPage, MentoringModel>(new(profile.Value, Tag(profile), (await topics).Value?.Items ?? [],
            (await proposals).Value?.Items ?? [],
            [.. ((await mentorships).Value?.Items ?? []).Where(one => one.State is "active" or "paused")],
            (await applications).Value?.Items ?? [], (await contact).Value, Tag(await contact), await labs.All(), sent), problem);
    }

    /// <summary>The version of what is there.</summary>
    private static string? Tag<T>(Answer<T> answer) => answer.Ok ? answer.ETag : null;

    private static async Task<IResult> Offer(Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        var hours = Days.Where(day => sent[$"from-{day}"] is not null && sent[$"to-{day}"] is not null)
            .Select(day => (day, From: Hour(sent[$"from-{day}"]), To: Hour(sent[$"to-{day}"])))
            .Where(one => one is { From: not null, To: not null })
            .Select(one => new WeeklyHours(one.day, one.From!.Value, one.To!.Value)).ToList();
        var offer = new MentorOffer(sent.All("topics"), sent.All("languages"), sent.Number("capacity") ?? 1,
            [.. sent.All("labs").Select(text => Guid.TryParse(text, out var lab) ? lab : Guid.Empty).Where(lab => lab != Guid.Empty)],
            hours, sent.Ticked("paused"));
        return await api.Send(MentorshipsApi.Offer, offer, sent) is { Problem: { } problem }
            ? await Show(api, labs, visit, sent, problem) : Shell.Show.See(visit.To("/mentoring?done=saved"));
    }

    private static async Task<IResult> Apply(Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        var made = new MentorApplicationMade(Guid.TryParse(sent["labId"], out var lab) ? lab : null,
            [new(sent["name1"] ?? "", sent["contact1"] ?? ""), new(sent["name2"] ?? "", sent["contact2"] ?? "")], ConductVersion,
            sent.Ticked("consents"));
        return await api.Send(MentorshipsApi.Apply, made, sent) is { Problem: { } problem }
            ? await Show(api, labs, visit, sent, problem) : Shell.Show.See(visit.To("/mentoring?done=sent"));
    }

    private static async Task<IResult> ShareContact(Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        var contact = new ContactShared(sent["name"] ?? "", sent["way"] ?? Ways[0], sent["detail"]);
        return await api.Send(MentorshipsApi.ShareContact, contact, sent) is { Problem: { } problem }
            ? await Show(api, labs, visit, sent, problem) : Shell.Show.See(visit.To("/mentoring?done=saved"));
    }

    private static async Task<IResult> Answer(Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        var accept = sent["answer"] is "yes";
        var answer = await api.Send(MentorshipsApi.Answer, new ProposalAnswer(accept, accept ? null : sent["reason"] ?? "other"), sent, id);
        return answer switch
        {
            { Problem: { } problem } => await Show(api, labs, visit, sent, problem),
            { Value.MentorshipId: { } mentorship } => Shell.Show.See(visit.To($"/mentoring/{mentorship}?done=decided")),
            _ => Shell.Show.See(visit.To("/mentoring?done=decided")),
        };
    }

    private static TimeOnly? Hour(string? text) =>
        TimeOnly.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var hour) ? hour : null;
}

/// <param name="Profile">Null while she offers nothing.</param>
public sealed record MentoringModel(
    MentorProfile? Profile, string? ETag, IReadOnlyList<Topic> Topics, IReadOnlyList<Proposal> Proposals,
    IReadOnlyList<Mentorship> Mentorships, IReadOnlyList<MentorApplication> Applications, Contact? Contact,
    string? ContactETag, IReadOnlyList<Lab> Labs, Sent? Sent);
