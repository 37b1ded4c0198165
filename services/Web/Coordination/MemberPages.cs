namespace CreativeLabs.Web.Coordination;

/// <summary>The members of a lab, and one of them. Each look is recorded by the platform.</summary>
internal static class MemberPages
{
    public static async Task<IResult> List(
        string code, MemberQuery query, ApiClient api, LabDirectory labs, Visit visit, Sent? sent, Problem? problem)
    {
        var lab = await labs.Hers(code, visit);
        var asked = $"limit=30&state={(query.State is "left" ? "left" : "active")}"
            + (query.Name is { Length: > 0 } name ? $"&name={Uri.EscapeDataString(name.Trim())}" : "")
            + (query.Cursor is { } cursor ? $"&cursor={Uri.EscapeDataString(cursor)}" : "");
        var found = await api.TryFind(CoordinationApi.Members, asked, lab.Id);
        // What was looked for may be refused, an odd name for one; the page says so and stays.
        var members = found.Problem is { Status: 400 } ? new PageOf<Member>([]) : found.OrFail();
        return Shell.Show.Page<MembersPage, MembersModel>(new(lab, members, query, sent), problem ?? found.Problem);
    }

    public static async Task<IResult> Register(string code, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        var lab = await labs.Hers(code, visit);
        if (!sent.Ticked("signed"))
        {
            return await List(code, new(null, null, null), api, labs, visit, sent,
                Problem.OfField("signed", MemberWords.SignedFirst.In(visit.Language)));
        }

        var text = await PlatformText(api, "platform");
        var wanted = new MemberSigned(sent["fullName"] ?? "", sent["language"] ?? visit.Language, text.Version, sent["reason"] ?? "",
            sent["phone"], sent.Number("birthYear"), await GuardianPapers.Signed(sent, "guardian", api));
        var answer = await api.Send(CoordinationApi.RegisterMember, wanted, sent, lab.Id);
        return answer.Problem is { } problem
            ? await List(code, new(null, null, null), api, labs, visit, sent, GuardianPapers.Named(problem, "guardian"))
            : Shell.Show.See(visit.To($"/labs/{code}/members/{answer.Value!.PersonId}?done=saved"));
    }

    public static async Task<IResult> Show(
        string code, Guid id, ApiClient api, LabDirectory labs, Visit visit, Sent? sent, Problem? problem)
    {
        var lab = await labs.Hers(code, visit);
        var consents = api.TryFind(CoordinationApi.ConsentsOf, "limit=50", id);
        var guardians = api.TryFind(GuardiansApi.Of, "limit=20", id);
        var person = await api.Get(CoordinationApi.GetPerson, id);
        return Shell.Show.Page<MemberPage, MemberModel>(
            new(lab, person, (await consents).Value?.Items ?? [], (await guardians).Value?.Items ?? [], await labs.All(), sent), problem);
    }

    public static async Task<IResult> RecordConsent(
        string code, Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        await labs.Hers(code, visit);
        var purpose = sent["purpose"] ?? "platform";
        var text = await PlatformText(api, purpose);
        var consent = new PaperConsent(purpose, text.Version, sent["language"] ?? visit.Language, sent["reason"] ?? "");
        return await api.Send(CoordinationApi.RecordConsent, consent, sent, id) is { Problem: { } problem }
            ? await Show(code, id, api, labs, visit, sent, problem)
            : Shell.Show.See(visit.To($"/labs/{code}/members/{id}?done=saved"));
    }

    private static async Task<ConsentText> PlatformText(ApiClient api, string purpose)
    {
        var texts = await api.Find(PeopleApi.ConsentTexts, "limit=100");
        return texts.Items.FirstOrDefault(one => one.Current && one.Purpose == purpose)
            ?? throw new ApiRefusedException(new Problem(404, "not_found", null, null));
    }
}

/// <param name="State">active or left.</param>
public sealed record MemberQuery(string? Name, string? State, string? Cursor);

public sealed record MembersModel(Lab Lab, PageOf<Member> Members, MemberQuery Query, Sent? Sent);

public sealed record MemberModel(
    Lab Lab, Person Person, IReadOnlyList<Consent> Consents, IReadOnlyList<GuardianConsent> Guardians, IReadOnlyList<Lab> Labs, Sent? Sent);
