namespace CreativeLabs.Web.Me;

/// <summary>A minor's page about the consent of her guardian: by a code to the guardian's phone, or by a paper at the lab.</summary>
internal static class GuardianPages
{
    public static void MapGuardian(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/guardian").SignedInOnly();
        mine.MapGet("", (string? next, ApiClient api, Visit visit) => Open(new(next), api, visit, null, null));
        mine.MapPost("/code", SendCode);
        mine.MapPost("/agree", Agree);
        mine.MapPost("/slip", TakeSlip);
        mine.MapPost("/{id:guid}/withdraw", async (Guid id, Sent sent, ApiClient api, Visit visit) =>
            (await api.Send(GuardiansApi.Withdraw, new None(), sent, id)).Problem is { } problem
                ? await Open(new(sent["next"]), api, visit, sent, problem) : Show.See(visit.To("/guardian?done=saved")));
    }

    private static async Task<IResult> Open(GuardianStep step, ApiClient api, Visit visit, Sent? sent, Problem? problem)
    {
        var state = await api.Get(GuardiansApi.State);
        var text = api.Get(GuardiansApi.Text, "guardian", state.TextVersion);
        var given = api.Find(GuardiansApi.List, "limit=20");
        var next = LocalPath.Or(step.Next, visit.To("/week"));
        return Show.Page<GuardianPage, GuardianModel>(
            new(state, await text, (await given).Items, step with { Next = next }, sent), problem);
    }

    private static async Task<IResult> SendCode(Sent sent, ApiClient api, Visit visit)
    {
        var phone = sent["phone"] ?? "";
        var answer = await api.Send(GuardiansApi.SendCode, new GuardianPhone(phone), sent);
        return answer.Problem is { } problem ? await Open(new(sent["next"]), api, visit, sent, problem)
            : await Open(new(sent["next"], phone, answer.Value!.ChallengeId), api, visit, sent, null);
    }

    private static async Task<IResult> Agree(Sent sent, ApiClient api, Visit visit)
    {
        var step = new GuardianStep(sent["next"], sent["phone"], Guid.TryParse(sent["challenge"], out var challenge) ? challenge : null);
        if (!sent.Ticked("agrees"))
        {
            return await Open(step, api, visit, sent, Problem.OfField("agrees", GuardianWords.AgreesFirst.In(visit.Language)));
        }

        var agrees = new GuardianAgrees(
            sent["fullName"] ?? "", sent["relation"] ?? "", sent["version"] ?? "", step.Challenge ?? Guid.Empty, sent["code"] ?? "");
        return (await api.Send(GuardiansApi.Agree, agrees, sent)).Problem is { } problem
            ? await Open(step, api, visit, sent, problem.Rename(("name", "fullName")))
            : Show.See(LocalPath.Or(sent["next"], visit.To("/guardian?done=saved")));
    }

    private static async Task<IResult> TakeSlip(Sent sent, ApiClient api, Visit visit)
    {
        var answer = await api.Send(GuardiansApi.MakeSlip, new None(), sent);
        return await Open(new(sent["next"], Slip: answer.Value), api, visit, sent, answer.Problem);
    }
}

/// <summary>How far she is.</summary>
/// <param name="Next">Where she wanted to go.</param>
/// <param name="Phone">The guardian's, once a code is on its way.</param>
/// <param name="Challenge">Of that code.</param>
/// <param name="Slip">What she shows at the lab; null before she asked for it.</param>
public sealed record GuardianStep(string? Next, string? Phone = null, Guid? Challenge = null, GuardianSlip? Slip = null);

public sealed record GuardianModel(
    GuardianState State, ConsentText Text, IReadOnlyList<GuardianConsent> Given, GuardianStep Step, Sent? Sent);
