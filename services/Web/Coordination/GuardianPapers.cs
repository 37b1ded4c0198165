namespace CreativeLabs.Web.Coordination;

/// <summary>What the guardians of minors signed at the lab.</summary>
internal static class GuardianPapers
{
    private const string Paper = "paper";

    /// <summary>For a member whose page is open.</summary>
    public static async Task<IResult> OfMember(string code, Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        var lab = await labs.Hers(code, visit);
        return await Record(lab.Id, id, sent, api, visit) is { } problem
            ? await MemberPages.Show(code, id, api, labs, visit, sent, problem)
            : Show.See(visit.To($"/labs/{code}/members/{id}?done=saved"));
    }

    /// <summary>For a girl who shows her slip.</summary>
    public static async Task<IResult> OnSlip(string code, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        var lab = await labs.Hers(code, visit);
        return await Record(lab.Id, null, sent, api, visit) is { } problem
            ? await MemberPages.List(code, new(null, null, null), api, labs, visit, sent, problem)
            : Show.See(visit.To($"/labs/{code}/members?done=saved"));
    }

    public static async Task<IResult> TakenBack(
        string code, Guid id, Guid consentId, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        await labs.Hers(code, visit);
        return (await api.Send(GuardiansApi.RecordWithdrawal, new GuardianTakesBack(sent["why"] ?? ""), sent, id, consentId)).Problem
            is { } problem
            ? await MemberPages.Show(code, id, api, labs, visit, sent, problem.Rename(("reason", "why")))
            : Show.See(visit.To($"/labs/{code}/members?done=saved"));
    }

    /// <summary>Who signed, as the form says it; null when it names nobody.</summary>
    /// <param name="sent">The form.</param>
    /// <param name="of">What the names of its fields begin with.</param>
    /// <param name="api">Says which text is current.</param>
    public static async Task<GuardianOnPaper?> Signed(Sent sent, string of, ApiClient api) => sent[of + "Name"] is { } name
        ? new(name, sent[of + "Relation"] ?? "mother", (await api.Get(GuardiansApi.State)).TextVersion, sent[of + "Phone"]) : null;

    /// <summary>With the fields called as the forms call them.</summary>
    public static Problem Named(Problem problem, string of) => problem.Rename(
        ("name", "fullName"), ("guardian.name", of + "Name"), ("guardian.phone", of + "Phone"), ("guardian.relation", of + "Relation"));

    private static async Task<Problem?> Record(Guid lab, Guid? member, Sent sent, ApiClient api, Visit visit)
    {
        var signed = await Signed(sent, Paper, api) ?? new GuardianOnPaper("", "mother", "", null);
        var paper = new GuardianPaper(signed, sent["language"] ?? visit.Language, sent["how"] ?? "", member, sent["slip"]);
        return (await api.Send(GuardiansApi.Record, paper, sent, lab)).Problem is { } problem
            ? Named(problem, Paper).Rename(("reason", "how")) : null;
    }
}
