using System.Globalization;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders.Papers;

/// <summary>The papers of a delivery, in the language that is asked for.</summary>
internal static partial class PrintCycle
{
    private static readonly Error NoTypeface = new("paper_unavailable",
        "Кагазды азыр басып чыгарууга болбойт, кийинчерээк кайталаңыз.", "Документ сейчас напечатать нельзя, повторите позже.",
        "The paper cannot be printed now; try again later.", 503);

    private static readonly Dictionary<SaleUnit, LocalText> Units = new()
    {
        [SaleUnit.Piece] = new("даана", "шт.", "pcs"), [SaleUnit.Kg] = new("кг", "кг", "kg"),
        [SaleUnit.L] = new("л", "л", "l"), [SaleUnit.M] = new("м", "м", "m"),
    };

    /// <summary>Goes with the goods: for their buyer, the operator, and each seller with her own part.</summary>
    public static Task<Results<FileContentHttpResult, ProblemResult>> DeliveryNote(Guid id, Caller caller, MarketplaceDb db,
        IConfiguration settings, ILogger<FontFiles> logger, HttpContext http, CancellationToken token) =>
        Print(id, caller, db, settings, logger, http, invoice: false, token);

    /// <summary>For the buyer and the operator, once there is one.</summary>
    public static Task<Results<FileContentHttpResult, ProblemResult>> Invoice(Guid id, Caller caller, MarketplaceDb db,
        IConfiguration settings, ILogger<FontFiles> logger, HttpContext http, CancellationToken token) =>
        Print(id, caller, db, settings, logger, http, invoice: true, token);

    private static async Task<Results<FileContentHttpResult, ProblemResult>> Print(Guid id, Caller caller, MarketplaceDb db,
        IConfiguration settings, ILogger<FontFiles> logger, HttpContext http, bool invoice, CancellationToken token)
    {
        var cycle = await db.CyclesWithParts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token);
        var all = cycle is not null && (caller.IsOperator || cycle.BuyerId == caller.PersonId);
        if (cycle is null || !(all || (!invoice && cycle.Parts.Exists(part => part.PersonId == caller.PersonId))))
        {
            return ProblemResult.NotFound;
        }

        if (invoice && cycle.InvoiceNumber is null)
        {
            return ProblemResult.Of(SupplyRules.NotInvoiced);
        }

        if (FontFiles.Set(settings) is { Count: > 0 } missing)
        {
            NoFonts(logger, string.Join(", ", missing));
            return ProblemResult.Of(NoTypeface);
        }

        var paper = await Write(db, cycle, all ? null : caller.PersonId, invoice, http, token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(SupplyPaper.Draw(paper, http.Language()), "application/pdf",
            invoice ? $"{cycle.InvoiceNumber}.pdf"
                : string.Create(CultureInfo.InvariantCulture, $"delivery-{cycle.DeliversOn:yyyy-MM-dd}.pdf"));
    }

    private static async Task<Paper> Write(MarketplaceDb db, SupplyCycle cycle, Guid? onlyOf, bool invoice, HttpContext http,
        CancellationToken token)
    {
        var order = await db.StandingOrders.AsNoTracking().SingleAsync(o => o.Id == cycle.StandingOrderId, token);
        var parts = cycle.Parts.Where(part => (onlyOf is null || part.PersonId == onlyOf)
            && (invoice ? part.Accepted > 0 : part.State is PartState.Confirmed or PartState.Packed or PartState.Delivered))
            .OrderBy(part => part.Id).ToList();
        var (goods, shops) = (parts.ConvertAll(part => part.GoodId), parts.ConvertAll(part => part.SellerId));
        var names = await db.SupplyGoods.Where(g => goods.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Name, token);
        var sellers = await db.Sellers.Where(s => shops.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.DisplayName, token);
        var lotIds = parts.SelectMany(part => part.Lots).Select(lot => lot.LotId).ToList();
        var codes = await db.Lots.Where(lot => lotIds.Contains(lot.Id)).ToDictionaryAsync(lot => lot.Id, lot => lot.Code, token);
        var lines = invoice
            ? parts.Select(part => new PaperLine(http.Say(sellers[part.SellerId]), http.Say(names[part.GoodId]),
                Said(part, part.Accepted, http), Som(part.Amount)))
            : parts.SelectMany(part => part.Lots.Count == 0
                ? [new PaperLine(http.Say(sellers[part.SellerId]), http.Say(names[part.GoodId]), Said(part, part.Quantity, http), "")]
                : part.Lots.OrderBy(lot => lot.LotId).Select(lot => new PaperLine(http.Say(sellers[part.SellerId]),
                    $"{http.Say(names[part.GoodId])}, {http.Say(SupplyPaper.Lot)} {codes[lot.LotId]}", Said(part, lot.Quantity, http),
                    lot.Rejected > 0 ? $"{http.Say(SupplyPaper.Rejected)} {Said(part, lot.Rejected, http)}" : "")));
        var heading = http.Say(invoice ? SupplyPaper.Invoice : SupplyPaper.DeliveryNote);
        return new Paper(
            invoice ? $"{heading} {cycle.InvoiceNumber}" : heading,
            [
                $"{http.Say(SupplyPaper.For)}: {order.Place}", $"{http.Say(SupplyPaper.To)}: {order.Address}",
                string.Create(CultureInfo.InvariantCulture, $"{http.Say(SupplyPaper.DeliveredOn)}: {cycle.DeliversOn:dd.MM.yyyy}"),
            ],
            [.. lines],
            invoice ? [$"{http.Say(SupplyPaper.Total)}: {Som(cycle.Amount!.Value)}"] : [http.Say(SupplyPaper.Received)]);
    }

    private static string Said(SupplyPart part, int parts, HttpContext http) =>
        $"{part.Unit.Said(parts).ToString("0.###", CultureInfo.InvariantCulture)} {http.Say(Units[part.Unit])}";

    private static string Som(long tyiyn) => (tyiyn / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "No paper can be printed: {Missing} is missing. Install fonts-dejavu-core, or set Fonts:Folder")]
    private static partial void NoFonts(ILogger logger, string missing);
}
