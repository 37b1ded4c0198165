namespace CreativeLabs.Web.Operations;

/// <summary>Refunds and payouts: who asks for one is not who approves it.</summary>
internal static class MoneyPages
{
    private const int Most = 20;

    public static async Task<IResult> Show(ApiClient api, Visit visit, Problem? problem)
    {
        visit.OperatorOnly();
        var batches = api.Find(OperationsApi.Batches, "limit=50");
        var refunds = await api.Find(OperationsApi.Refunds, "limit=50");
        // A decision names the version that was seen, and a list has none.
        var seen = await Task.WhenAll(refunds.Items.Where(IsOpen).Take(Most)
            .Select(async one => (one.Id, (await api.Try(OperationsApi.GetRefund, one.Id)).ETag)));
        var open = await Task.WhenAll((await batches).Items.Where(one => one.State is "open").Take(Most)
            .Select(async one => (one.Id, (await api.Try(OperationsApi.GetBatch, one.Id)).ETag)));
        return Shell.Show.Page<MoneyPage, MoneyModel>(new(refunds.Items, (await batches).Items,
            seen.Concat(open).DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.ETag)), problem);
    }

    /// <summary>There is something left to do about it.</summary>
    internal static bool IsOpen(Refund refund) => refund.State is "requested" or "sent" or "unknown" or "failed" or "reversed";

    public static async Task<IResult> Refund(Guid id, string step, Sent sent, ApiClient api, Visit visit)
    {
        visit.OperatorOnly();
        var operation = step switch
        {
            "approve" => OperationsApi.ApproveRefund,
            "refuse" => OperationsApi.RefuseRefund,
            "send" => OperationsApi.SendRefund,
            _ => OperationsApi.CheckRefund,
        };
        return await api.Send(operation, new None(), sent, id) is { Problem: { } problem } ? await Show(api, visit, problem)
            : Shell.Show.See(visit.To("/operations/money?done=decided"));
    }

    public static async Task<IResult> Gather(Sent sent, ApiClient api, Visit visit)
    {
        visit.OperatorOnly();
        return await api.Send(OperationsApi.MakeBatch, new None(), sent) is { Problem: { } problem } ? await Show(api, visit, problem)
            : Shell.Show.See(visit.To("/operations/money?done=saved"));
    }

    public static async Task<IResult> Batch(Guid id, string step, Sent sent, ApiClient api, Visit visit)
    {
        visit.OperatorOnly();
        var operation = step is "approve" ? OperationsApi.ApproveBatch : OperationsApi.DiscardBatch;
        return await api.Send(operation, new None(), sent, id) is { Problem: { } problem } ? await Show(api, visit, problem)
            : Shell.Show.See(visit.To("/operations/money?done=decided"));
    }
}

/// <param name="Seen">The versions of what can be decided.</param>
public sealed record MoneyModel(
    IReadOnlyList<Refund> Refunds, IReadOnlyList<PayoutBatch> Batches, IReadOnlyDictionary<Guid, string?> Seen);
