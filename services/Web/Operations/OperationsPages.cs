namespace CreativeLabs.Web.Operations;

/// <summary>The pages of who keeps the platform running: what waits, and what can be done about it.</summary>
internal static class OperationsPages
{
    internal static readonly string[] Services = ["registration", "training", "mentoring", "marketplace", "notifications"];

    public static void MapOperations(this RouteGroupBuilder pages)
    {
        var desk = pages.MapGroup("/operations").SignedInOnly();
        desk.MapGet("", Show);
        desk.MapGet("/dead-letters/{service}", (string service, string? cursor, ApiClient api, Visit visit) =>
            DeadLetterPages.Show(service, cursor, api, visit, null, null));
        desk.MapPost("/dead-letters/{service}", DeadLetterPages.MoveAll);
        desk.MapPost("/dead-letters/{service}/{id:guid}", DeadLetterPages.Move);
        desk.MapGet("/money", (ApiClient api, Visit visit) => MoneyPages.Show(api, visit, null));
        desk.MapPost("/money/refunds/{id:guid}/{step:alpha}", MoneyPages.Refund);
        desk.MapPost("/money/payouts", MoneyPages.Gather);
        desk.MapPost("/money/payouts/{id:guid}/{step:alpha}", MoneyPages.Batch);
    }

    /// <summary>Each tile for itself: one service that does not answer takes no other's place away.</summary>
    private static async Task<IResult> Show(ApiClient api, Visit visit, IConfiguration configuration)
    {
        visit.OperatorOnly();
        var ledger = api.Try(OperationsApi.CheckLedger);
        var chain = api.Try(OperationsApi.CheckStaffReads);
        var refunds = api.TryFind(OperationsApi.Refunds, "state=requested&limit=100");
        var batches = api.TryFind(OperationsApi.Batches, "limit=100");
        var letters = await Task.WhenAll(Services.Select(async service =>
            new Tile(service, (await api.TryFind(OperationsApi.DeadLetters, "limit=100", service)).Value)));
        return Shell.Show.Page<OperationsPage, OperationsModel>(new(letters, (await ledger).Value, (await chain).Value,
            (await refunds).Value?.Items.Count, (await batches).Value?.Items.Count(one => one.State is "open"),
            configuration["Web:Dashboard"]));
    }
}

/// <param name="Letters">Null when the service does not answer.</param>
public sealed record Tile(string Service, PageOf<DeadLetter>? Letters);

/// <param name="Refunds">How many wait; null when nothing answered.</param>
/// <param name="Batches">How many payout batches wait.</param>
/// <param name="Dashboard">Where logs and traces are; null when that is not told.</param>
public sealed record OperationsModel(
    IReadOnlyList<Tile> Services, LedgerCheck? Ledger, StaffReadsCheck? Chain, int? Refunds, int? Batches, string? Dashboard);
