namespace CreativeLabs.Web.Me;

internal static class MyDataPages
{
    public static void MapMyData(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/me").SignedInOnly();
        mine.MapGet("", (ApiClient api) => ShowMine(api, null, null));
        mine.MapPost("/profile", ChangeProfile);
        mine.MapPost("/pin", SetPin);
        mine.MapPost("/consents/{id:guid}/withdraw", (Guid id, Sent sent, ApiClient api, Visit visit) =>
            Done(api.Send(PeopleApi.WithdrawConsent, new None(), sent, id), "/me?done=saved", api, visit, sent));
        mine.MapPost("/devices/{id:guid}/end", (Guid id, Sent sent, ApiClient api, Visit visit) =>
            Done(api.Send(SignInApi.EndSession, new None(), sent, id), "/me?done=saved", api, visit, sent));
        mine.MapPost("/devices/end", async (Sent sent, ApiClient api, HttpContext http, Visit visit) =>
        {
            (await api.Send(SignInApi.EndAllSessions, new None(), sent)).OrFail();
            SessionCookie.Delete(http);
            return Show.See(visit.To("?done=signed-out"));
        });
        mine.MapGet("/export", (ApiClient api) => PassedOn.File(api, "/v1/me/export"));
        mine.MapPost("/erasure", (Sent sent, ApiClient api, Visit visit) => sent.Ticked("sure")
            ? Done(api.Send(PeopleApi.AskErasure, new None(), sent), "/me?done=sent", api, visit, sent)
            : Task.FromResult(Show.See(visit.To("/me"))));
        mine.MapPost("/erasure/off", (Sent sent, ApiClient api, Visit visit) =>
            Done(api.Send(PeopleApi.CallOffErasure, new None(), sent), "/me?done=cancelled", api, visit, sent));
    }

    private static async Task<IResult> ShowMine(ApiClient api, Sent? sent, Problem? problem)
    {
        var profile = await api.Try(PeopleApi.GetProfile);
        var consents = api.TryFind(PeopleApi.Consents, "limit=50");
        var devices = api.TryFind(SignInApi.Sessions, "limit=20");
        var acted = api.TryFind(PeopleApi.AssistedActions, "limit=20");
        var erasure = api.Try(PeopleApi.AnnouncedErasure);
        var settings = await api.Try(SignInApi.Settings);
        return Show.Page<MyDataPage, MyDataModel>(new(profile.OrFail(), profile.ETag, settings.Value?.HasPin is true,
            (await devices).Value?.Items ?? [], [.. ((await consents).Value?.Items ?? []).Where(one => one.WithdrawnAt is null)],
            (await acted).Value?.Items ?? [], (await erasure).Value, sent), problem);
    }

    private static Task<IResult> ChangeProfile(Sent sent, ApiClient api, Visit visit) => Done(
        api.Send(PeopleApi.ChangeProfile, new ProfileChange(sent["name"] ?? "", visit.Language, sent.Number("birthYear")), sent),
        "/me?done=saved", api, visit, sent);

    /// <summary>A PIN is of use on a phone that the platform knows, so this one is made known with it.</summary>
    private static async Task<IResult> SetPin(Sent sent, ApiClient api, Visit visit, KnownPhones phones, HttpContext http)
    {
        var proof = sent["oldPin"] is { } old ? new Proof(Pin: old) : null;
        var set = await api.Send(SignInApi.SetPin, new PinWanted(sent["newPin"] ?? "", proof), sent);
        if (set.Problem is { } problem)
        {
            return await ShowMine(api, sent, problem);
        }

        if (visit.Session?.Phone is { } phone)
        {
            (await api.Send(SignInApi.RememberDevice, new DeviceToKnow(phones.Remember(http, phone)), sent)).OrFail();
        }

        return Show.See(visit.To("/me?done=saved"));
    }

    private static async Task<IResult> Done<T>(Task<Answer<T>> step, string next, ApiClient api, Visit visit, Sent sent) =>
        (await step).Problem is { } problem ? await ShowMine(api, sent, problem) : Show.See(visit.To(next));
}

/// <param name="Erasure">Announced, and not done yet.</param>
public sealed record MyDataModel(
    Profile Profile, string? ETag, bool HasPin, IReadOnlyList<DeviceSession> Devices, IReadOnlyList<Consent> Consents,
    IReadOnlyList<AssistedAction> Acted, Erasure? Erasure, Sent? Sent);
