namespace CreativeLabs.Web.Partners;

/// <summary>What a partner sees by her organisation's key, and how operators give such keys out.</summary>
internal static class PartnerPages
{
    internal static readonly string[] Scopes = ["impact:read", "events:read", "webhooks:manage"];

    public static void MapPartners(this RouteGroupBuilder pages)
    {
        pages.MapGet("/partners", (Visit visit) => Show(visit, null, null, null));
        pages.MapPost("/partners", Figures);
        var desk = pages.MapGroup("/operations/partners").SignedInOnly();
        desk.MapGet("", (ApiClient api, LabDirectory labs, Visit visit) => List(api, labs, visit, null, null, null));
        desk.MapPost("", Register);
        desk.MapPost("/{id:guid}/secrets", MakeSecret);
        desk.MapPost("/{id:guid}/revoke", Revoke);
    }

    private static IResult Show(Visit visit, FiguresOfPartner? figures, Sent? sent, Problem? problem) =>
        Shell.Show.Page<PartnerPage, PartnerModel>(new(figures, sent, Today(visit).Year), problem);

    /// <summary>Signs in for this one page: neither key nor token is kept, in no cookie either.</summary>
    private static async Task<IResult> Figures(Sent sent, ApiClient api, Visit visit)
    {
        var signedIn = await api.SignInPartner(sent["clientId"] ?? "", sent["secret"] ?? "");
        if (signedIn.Problem is { } problem)
        {
            return Show(visit, null, sent, problem.Status is 429 or >= 500 ? problem
                : Problem.OfField("secret", PartnerWords.WrongKey.In(visit.Language)));
        }

        var year = Math.Clamp(sent.Number("year") ?? Today(visit).Year, 2020, 2100);
        var answer = await api.TryFindAsPartner(FiguresApi.Training, $"year={year}&per=quarter", signedIn.Value!);
        return answer.Problem is { } refused ? Show(visit, null, sent, refused)
            : Show(visit, new(year, [.. answer.Value!.Rows.Where(row => row.Track is null)]), sent, null);
    }

    private static async Task<IResult> List(
        ApiClient api, LabDirectory labs, Visit visit, NewSecret? secret, Sent? sent, Problem? problem)
    {
        visit.OperatorOnly();
        var partners = await api.Find(PartnersApi.List, "limit=50");
        var seen = await Task.WhenAll(partners.Items.Where(one => one.RevokedAt is null)
            .Select(async one => (one.Id, (await api.Try(PartnersApi.Get, one.Id)).ETag)));
        return Shell.Show.Page<PartnersPage, PartnersModel>(
            new(partners.Items, seen.ToDictionary(one => one.Id, one => one.ETag), await labs.All(), secret, sent), problem);
    }

    private static async Task<IResult> Register(Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        visit.OperatorOnly();
        var plan = new PartnerPlan(visit.Written(sent["name"]), sent.All("scopes"),
            [.. sent.All("labs").Select(text => Guid.TryParse(text, out var lab) ? lab : Guid.Empty).Where(lab => lab != Guid.Empty)]);
        return await api.Send(PartnersApi.Register, plan, sent) is { Problem: { } problem }
            ? await List(api, labs, visit, null, sent, problem) : Shell.Show.See(visit.To("/operations/partners?done=saved"));
    }

    /// <summary>The secret is shown once, so this one form answers with its page instead of leading to another.</summary>
    private static async Task<IResult> MakeSecret(Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        visit.OperatorOnly();
        var answer = await api.Send(PartnersApi.MakeSecret, new None(), sent, id);
        return await List(api, labs, visit, answer.Value, sent, answer.Problem);
    }

    private static async Task<IResult> Revoke(Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        visit.OperatorOnly();
        return await api.Send(PartnersApi.Revoke, new None(), sent, id) is { Problem: { } problem }
            ? await List(api, labs, visit, null, sent, problem) : Shell.Show.See(visit.To("/operations/partners?done=cancelled"));
    }

    private static DateOnly Today(Visit visit) => new Spoken(visit.Language, visit.Now).Today;
}

/// <param name="Rows">By quarter and lab.</param>
public sealed record FiguresOfPartner(int Year, IReadOnlyList<FiguresRow> Rows);

/// <param name="Figures">Null before she signed in.</param>
public sealed record PartnerModel(FiguresOfPartner? Figures, Sent? Sent, int ThisYear);

/// <param name="Secret">Just made; null else.</param>
public sealed record PartnersModel(
    IReadOnlyList<PartnerOrganisation> Partners, IReadOnlyDictionary<Guid, string?> Seen, IReadOnlyList<Lab> Labs, NewSecret? Secret,
    Sent? Sent);
