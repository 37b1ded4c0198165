namespace CreativeLabs.Web.Operations;

/// <summary>Messages that a service gave up: sent again, given back, or thrown away, each with a reason that is kept.</summary>
internal static class DeadLetterPages
{
    public static async Task<IResult> Show(string service, string? cursor, ApiClient api, Visit visit, Sent? sent, Problem? problem)
    {
        visit.OperatorOnly();
        if (!OperationsPages.Services.Contains(service))
        {
            return ErrorPages.NotFound();
        }

        var actions = api.TryFind(OperationsApi.Actions, "limit=20", service);
        var letters = await api.Find(OperationsApi.DeadLetters,
            "limit=30" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"), service);
        return Shell.Show.Page<DeadLettersPage, DeadLettersModel>(
            new(service, letters, [.. ((await actions).Value?.Items ?? []).OrderByDescending(one => one.At)], sent), problem);
    }

    public static async Task<IResult> MoveAll(string service, Sent sent, ApiClient api, Visit visit)
    {
        visit.OperatorOnly();
        var operation = sent["step"] is "replay" ? OperationsApi.ReplayAll : OperationsApi.ReleaseAll;
        return await api.Send(operation, new OperatorReason(sent["reason"] ?? ""), sent, service) is { Problem: { } problem }
            ? await Show(service, null, api, visit, sent, problem)
            : Shell.Show.See(visit.To($"/operations/dead-letters/{service}?done=sent"));
    }

    public static async Task<IResult> Move(string service, Guid id, Sent sent, ApiClient api, Visit visit)
    {
        visit.OperatorOnly();
        var operation = sent["step"] switch
        {
            "replay" => OperationsApi.Replay,
            "discard" => OperationsApi.Discard,
            _ => OperationsApi.Release,
        };
        return await api.Send(operation, new OperatorReason(sent["reason"] ?? ""), sent, service, id) is { Problem: { } problem }
            ? await Show(service, null, api, visit, sent, problem)
            : Shell.Show.See(visit.To($"/operations/dead-letters/{service}?done={(sent["step"] is "discard" ? "cancelled" : "sent")}"));
    }
}

public sealed record DeadLettersModel(
    string Service, PageOf<DeadLetter> Letters, IReadOnlyList<OperatorAction> Actions, Sent? Sent);
