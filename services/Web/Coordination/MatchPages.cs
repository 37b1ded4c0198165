namespace CreativeLabs.Web.Coordination;

/// <summary>Mentoring at a lab: who waits, who was matched with whom, and whom a run would ask.</summary>
internal static class MatchPages
{
    public static async Task<IResult> Show(
        string code, ApiClient api, LabDirectory labs, PersonNames names, Visit visit, Problem? problem)
    {
        var lab = await labs.Hers(code, visit);
        var requests = api.TryFind(MatchingApi.Requests, $"labId={lab.Id}&state=open&limit=20");
        var runs = api.TryFind(MatchingApi.Runs, $"labId={lab.Id}&limit=20");
        var applications = api.TryFind(MatchingApi.Applications, $"labId={lab.Id}&limit=50");
        var overview = await api.Find(MatchingApi.GetOverview, $"labId={lab.Id}");
        var waiting = (await requests).Value?.Items ?? [];
        var vetting = ((await applications).Value?.Items ?? []).Where(one => one.State is "applied" or "inReview").ToList();
        var known = await names.Of(waiting.Select(one => one.PersonId).Concat(vetting.Select(one => one.PersonId))
            .Concat(overview.Mentors.Select(one => one.MentorId)));
        return Shell.Show.Page<MatchPage, MatchModel>(
            new(lab, overview, waiting, (await runs).Value?.Items ?? [], vetting, known), problem);
    }

    public static async Task<IResult> Run(string code, Sent sent, ApiClient api, LabDirectory labs, PersonNames names, Visit visit)
    {
        var lab = await labs.Hers(code, visit);
        var answer = await api.Send(MatchingApi.Run, new MatchWanted(lab.Id), sent);
        return answer.Problem is { } problem ? await Show(code, api, labs, names, visit, problem)
            : Shell.Show.See(visit.To($"/labs/{code}/mentoring/runs/{answer.Value!.Id}"));
    }

    public static async Task<IResult> ShowRun(
        string code, Guid id, ApiClient api, LabDirectory labs, PersonNames names, Visit visit, Problem? problem)
    {
        var lab = await labs.Hers(code, visit);
        var requests = api.TryFind(MatchingApi.Requests, $"labId={lab.Id}&limit=100");
        var answer = await api.Try(MatchingApi.GetRun, id);
        var run = answer.OrFail();
        var asked = ((await requests).Value?.Items ?? []).DistinctBy(one => one.Request.Id)
            .ToDictionary(one => one.Request.Id);
        var shown = run.Pairs.Select(pair => pair.RequestId).Concat(run.Unmatched.Select(one => one.RequestId)).ToHashSet();
        var known = await names.Of(run.Pairs.Select(pair => pair.MentorId)
            .Concat(asked.Values.Where(one => shown.Contains(one.Request.Id)).Select(one => one.PersonId)));
        return Shell.Show.Page<RunPage, RunModel>(new(lab, run, answer.ETag, asked, known), problem);
    }

    public static async Task<IResult> Step(
        string code, Guid id, string step, Sent sent, ApiClient api, LabDirectory labs, PersonNames names, Visit visit)
    {
        await labs.Hers(code, visit);
        var answer = await api.Send(step is "publish" ? MatchingApi.PublishRun : MatchingApi.UndoRun, new None(), sent, id);
        return answer.Problem is { } problem ? await ShowRun(code, id, api, labs, names, visit, problem)
            : Shell.Show.See(visit.To($"/labs/{code}/mentoring/runs/{id}?done={(step is "publish" ? "sent" : "cancelled")}"));
    }
}

/// <param name="Names">Of who is on the page, by id.</param>
public sealed record MatchModel(
    Lab Lab, Overview Overview, IReadOnlyList<LabRequest> Requests, IReadOnlyList<MatchRunInList> Runs,
    IReadOnlyList<MentorApplication> Applications, IReadOnlyDictionary<Guid, string> Names);

/// <param name="Requests">By id.</param>
public sealed record RunModel(
    Lab Lab, MatchRun Run, string? ETag, IReadOnlyDictionary<Guid, LabRequest> Requests, IReadOnlyDictionary<Guid, string> Names);
