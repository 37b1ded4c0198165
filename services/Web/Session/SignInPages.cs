namespace CreativeLabs.Web.Session;

/// <summary>Signing in: the number, the code that comes by SMS, who of several on one phone, or a PIN on a phone that is known.</summary>
internal static class SignInPages
{
    private const string Purpose = "sign-in";

    public static void MapSignIn(this RouteGroupBuilder pages)
    {
        pages.MapGet("/sign-in", (string? next, Visit visit, KnownPhones phones, HttpContext http) =>
            visit.Session is not null ? Show.See(LocalPath.Or(next, visit.To("/week")))
                : Show.Page<SignInPage, SignInModel>(new(next, null, PinChoice.Of(phones.Read(http)))));
        pages.MapPost("/sign-in", AskForCode);
        pages.MapPost("/sign-in/code", EnterCode);
        pages.MapPost("/sign-in/choice", Choose);
        pages.MapPost("/sign-in/pin", EnterPin);
    }

    public static void MapSignOut(this WebApplication app) => app.MapPost("/sign/out", async (
        Sent sent, HttpContext http, EndOfSession end) =>
    {
        await end.SignOut(http);
        return Show.See($"/{(Languages.IsOne(sent["language"]) ? sent["language"] : "ky")}?done=signed-out");
    });

    /// <summary>To the sign-in, and then back.</summary>
    public static IResult Again(HttpContext http, string back)
    {
        SessionCookie.Delete(http);
        return Show.See($"/{Languages.Of(http)}/sign-in?next={Uri.EscapeDataString(back)}");
    }

    private static async Task<IResult> AskForCode(
        Sent sent, Visit visit, ApiClient api, Hidden hidden, KnownPhones phones, HttpContext http)
    {
        var before = hidden.Open<SignInState>(sent["state"], Purpose);
        var (phone, next) = (before?.Phone ?? sent["phone"] ?? "", before?.Next ?? sent["next"]);
        var answer = await api.Send(SignInApi.RequestCode, new CodeWanted(phone, visit.Language), sent);
        if (!answer.Ok)
        {
            return Show.Page<SignInPage, SignInModel>(new(next, phone, PinChoice.Of(phones.Read(http))), answer.Problem);
        }

        var state = new SignInState(phone, answer.Value!.ChallengeId, null, false, next);
        return Show.Page<CodePage, CodeModel>(new(hidden.Seal(state, Purpose), Spelled(phone), answer.Value.ExpiresInSeconds / 60));
    }

    private static async Task<IResult> EnterCode(
        Sent sent, Visit visit, ApiClient api, Hidden hidden, RenewTokens tokens, SessionCookie cookie, HttpContext http)
    {
        if (hidden.Open<SignInState>(sent["state"], Purpose) is not { } state)
        {
            return Show.See(visit.To("/sign-in"));
        }

        var code = string.Concat((sent["code"] ?? "").Where(char.IsAsciiDigit));
        var answer = await api.Send(SignInApi.IssueToken, new Grant(ChallengeId: state.ChallengeId, Code: code), sent);
        if (!answer.Ok)
        {
            return Show.Page<CodePage, CodeModel>(new(sent["state"]!, Spelled(state.Phone), null), AtField(answer.Problem!, "code"));
        }

        if (answer.Value!.AccessToken is not null)
        {
            return Enter(answer.Value, sent.Ticked("shared"), state.Phone, state.Next, visit, tokens, cookie, http);
        }

        state = state with { ChoiceId = answer.Value.ChoiceId, Shared = sent.Ticked("shared") };
        return Show.Page<ChoosePage, ChooseModel>(
            new(hidden.Seal(state, Purpose), answer.Value.People!, hidden.Seal(answer.Value.People!, Purpose), null));
    }

    private static async Task<IResult> Choose(
        Sent sent, Visit visit, ApiClient api, Hidden hidden, RenewTokens tokens, SessionCookie cookie, HttpContext http)
    {
        if (hidden.Open<SignInState>(sent["state"], Purpose) is not { ChoiceId: { } choice } state)
        {
            return Show.See(visit.To("/sign-in"));
        }

        var another = sent["person"] is "another";
        var person = Guid.TryParse(sent["person"], out var id) ? id : (Guid?)null;
        var grant = another ? new Grant(ChoiceId: choice, Another: true) : new Grant(ChoiceId: choice, PersonId: person, Pin: sent["pin"]);
        var answer = await api.Send(SignInApi.IssueToken, grant, sent);
        if (answer.Ok)
        {
            // Several use this phone, whatever the box said.
            return Enter(answer.Value!, shared: true, state.Phone, state.Next, visit, tokens, cookie, http);
        }

        var people = hidden.Open<Choosable[]>(sent["people"], Purpose) ?? [];
        return Show.Page<ChoosePage, ChooseModel>(new(sent["state"]!, people, sent["people"]!, person), AtField(answer.Problem!, "pin"));
    }

    private static async Task<IResult> EnterPin(
        Sent sent, Visit visit, ApiClient api, RenewTokens tokens, SessionCookie cookie, KnownPhones phones, HttpContext http)
    {
        var known = phones.Read(http);
        var chosen = known.FirstOrDefault(phone => phone.DeviceKey[..8] == sent["phone"]) ?? (known.Count > 0 ? known[0] : null);
        if (chosen is null)
        {
            return Show.See(visit.To("/sign-in"));
        }

        var grant = new Grant(Phone: chosen.Phone, Pin: sent["pin"] ?? "", DeviceKey: chosen.DeviceKey);
        var answer = await api.Send(SignInApi.IssueToken, grant, sent);
        return answer.Ok ? Enter(answer.Value!, known.Count > 1, chosen.Phone, sent["next"], visit, tokens, cookie, http)
            : Show.Page<SignInPage, SignInModel>(new(sent["next"], null, PinChoice.Of(known)), AtField(answer.Problem!, "pin"));
    }

    private static IResult Enter(
        SignInAnswer answer, bool shared, string phone, string? next, Visit visit, RenewTokens tokens, SessionCookie cookie,
        HttpContext http)
    {
        cookie.Write(http, tokens.SessionOf(answer, shared, phone));
        var back = LocalPath.Or(next, visit.To("/week"));
        return Show.See(answer.IsNew is true ? $"{visit.To("/welcome")}?next={Uri.EscapeDataString(back)}" : back);
    }

    /// <summary>A wrong code or PIN is said at its field.</summary>
    private static Problem AtField(Problem problem, string field) => problem.Status is 429 or >= 500 || problem.Errors is { Count: > 0 }
        ? problem : Problem.OfField(field, problem.Detail ?? "") with { Status = 400 };

    private static string Spelled(string phone) => phone.Length > 2 ? $"…{phone[^2..]}" : phone;
}

/// <summary>What a sign-in carries from page to page, sealed.</summary>
internal sealed record SignInState(string Phone, Guid ChallengeId, Guid? ChoiceId, bool Shared, string? Next);

public sealed record SignInModel(string? Next, string? Phone, IReadOnlyList<PinChoice> Known);

/// <summary>A number that a PIN signs in to on this phone.</summary>
public sealed record PinChoice(string Id, string Ending)
{
    internal static IReadOnlyList<PinChoice> Of(IEnumerable<KnownPhone> phones) =>
        [.. phones.Select(phone => new PinChoice(phone.DeviceKey[..8], phone.Ending))];
}

public sealed record CodeModel(string State, string Phone, int? Minutes);

/// <param name="SealedPeople">The same persons, to show again after a wrong PIN.</param>
public sealed record ChooseModel(string State, IReadOnlyList<Choosable> People, string SealedPeople, Guid? Chosen);
