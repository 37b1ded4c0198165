using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>The books.</summary>
internal sealed class LedgerModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        LedgerPeriod.Map(model);
        Journal.Map(model);
        Entry.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var ledger = app.MapGroup("/v1").WithTags("Ledger").RequireAuthorization();
        ledger.MapGet("/orders/{id:guid}/ledger", GetLedger.OfOrder).ForGroups().WithName("getOrderLedger")
            .WithSummary("The money of an order");
        ledger.MapGet("/me/seller/balance", GetLedger.OfMyShop).ForGroups().WithName("getMyBalance").WithSummary("What my shop has earned");
        ledger.MapGet("/me/seller/statements/{month}", Statement.Handle).ForGroups().WithName("getMyStatement")
            .WithSummary("My shop's month, such as 2026-03");
        ledger.MapGet("/me/seller/statements/{month}/csv", Statement.AsCsv).ForGroups().WithName("getMyStatementAsCsv")
            .WithSummary("My shop's month as CSV");
        ledger.MapGet("/me/seller/statements/{month}/pdf", StatementPdf.Handle).ForGroups().WithName("getMyStatementAsPdf")
            .WithSummary("My shop's month as PDF, to print");
        var books = app.MapGroup("/v1/ledger").WithTags("Ledger").RequireAuthorization("operator");
        books.MapGet("/trial-balance", TrialBalance.Handle).WithName("getTrialBalance").WithSummary("The books at a glance");
        books.MapGet("/balances", Balances.All).WithName("listBalances").WithSummary("What each shop is owed");
        books.MapGet("/periods", ClosePeriod.All).WithName("listLedgerPeriods").WithSummary("Months that are closed, newest first");
        books.MapPost("/periods", ClosePeriod.Handle).Idempotent(days: 30).WithName("closeLedgerPeriod").WithSummary("Close a month");
        books.MapGet("/export", ExportLedger.Handle).WithName("exportLedger").WithSummary("A month's entries as CSV");
        ledger.MapGet("/ledger/check", GetLedger.Check).RequireAuthorization("operator").WithName("checkLedger")
            .WithSummary("Whether the books balance");
    }
}
