namespace CreativeLabs.Web.Coordination;

/// <summary>Who wants to be a mentor, and what her references are.</summary>
internal static class VettingPages
{
    internal static readonly string[] Reasons = ["not_enough_experience", "references_not_reached", "conduct", "no_need_now", "other"];

    public static async Task<IResult> Show(
        string code, Guid id, ApiClient api, LabDirectory labs, PersonNames names, Visit visit, Sent? sent, Problem? problem)
    {
        var lab = await labs.Hers(code, visit);
        var answer = await api.Try(MatchingApi.GetApplication, id);
        var detail = answer.OrFail();
        var known = await names.Of([detail.Application.PersonId]);
        return Shell.Show.Page<VettingPage, VettingModel>(
            new(lab, detail, answer.ETag, known.GetValueOrDefault(detail.Application.PersonId), sent), problem);
    }

    public static async Task<IResult> StartReview(
        string code, Guid id, Sent sent, ApiClient api, LabDirectory labs, PersonNames names, Visit visit)
    {
        await labs.Hers(code, visit);
        return await api.Send(MatchingApi.StartReview, new None(), sent, id) is { Problem: { } problem }
            ? await Show(code, id, api, labs, names, visit, sent, problem)
            : Shell.Show.See(visit.To($"/labs/{code}/mentoring/applications/{id}"));
    }

    public static async Task<IResult> Decide(
        string code, Guid id, Sent sent, ApiClient api, LabDirectory labs, PersonNames names, Visit visit)
    {
        await labs.Hers(code, visit);
        var approve = sent["answer"] is "yes";
        var months = Math.Clamp(sent.Number("months") ?? 12, 1, 24);
        var decision = new VettingDecision(approve, sent.Ticked("noConflict"), sent["note"] ?? "",
            approve ? visit.Now.AddMonths(months).AddHours(-1) : null, approve ? null : sent["reason"]);
        return await api.Send(MatchingApi.Decide, decision, sent, id) is { Problem: { } problem }
            ? await Show(code, id, api, labs, names, visit, sent, problem)
            : Shell.Show.See(visit.To($"/labs/{code}/mentoring?done=decided"));
    }
}

public sealed record VettingModel(Lab Lab, MentorApplicationDetail Detail, string? ETag, string? Name, Sent? Sent);
