using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Settlements;

/// <summary>A rail's settlement file.</summary>
/// <param name="Rail">sandbox or freedompay.</param>
/// <param name="Day">The day on whose morning, at 09:05 in Bishkek, it ends.</param>
/// <param name="Lines">Up to 5000; each transaction and kind once.</param>
internal sealed record UploadSettlementBody(string Rail, DateOnly Day, IReadOnlyList<SettlementLineBody> Lines);

/// <summary>One transaction.</summary>
/// <param name="Transaction">The rail's own number, up to 100 characters.</param>
/// <param name="Kind">payment, refund or payout.</param>
/// <param name="Amount">In the hundredth part of the currency, more than 0.</param>
/// <param name="Currency">Three letters.</param>
internal sealed record SettlementLineBody(string Transaction, SettlementKind Kind, long Amount, string Currency);

/// <summary>A settlement file that was uploaded.</summary>
/// <param name="Id">The file.</param>
/// <param name="Rail">Whose.</param>
/// <param name="Day">The day on whose morning it ends.</param>
/// <param name="UploadedAt">When it came.</param>
/// <param name="Lines">How many transactions it has.</param>
internal sealed record SettlementFileView(Guid Id, string Rail, DateOnly Day, DateTimeOffset UploadedAt, int Lines);

internal static class UploadSettlement
{
    private static readonly Error Before = new("settlement_uploaded_before",
        "Бул күндүн реестри мурун жүктөлгөн.", "Реестр за этот день уже загружен.", "The file of this day was uploaded before.");

    public static async Task<Results<Created<SettlementFileView>, ProblemResult>> Handle(UploadSettlementBody body, Caller caller,
        MarketplaceDb db, PaymentRails rails, TimeProvider clock, CancellationToken token)
    {
        if (Check(body, rails).Problem is { } refusal)
        {
            return refusal;
        }

        var file = SettlementFile.Of(body.Rail, body.Day, caller.PersonId, clock.GetUtcNow());
        db.Add(file);
        db.AddRange(body.Lines.Select(line => SettlementLine.Of(file, line)));
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken)
            when (taken.InnerException is PostgresException { ConstraintName: SettlementFile.OnePerDay })
        {
            return ProblemResult.Of(Before);
        }

        return TypedResults.Created($"/v1/settlement-files/{file.Id}/mismatches",
            new SettlementFileView(file.Id, file.Rail, file.Day, file.UploadedAt, body.Lines.Count));
    }

    public static async Task<Results<Ok<Page<SettlementFileView>>, ProblemResult>> All([AsParameters] PageQuery page, MarketplaceDb db,
        HttpContext http) => page.Read() is { } refusal
        ? refusal
        : TypedResults.Ok(await page.ToPageAsync(
            db.SettlementFiles.AsNoTracking().Where(f => page.After == Guid.Empty || f.Id < page.After).OrderByDescending(f => f.Id)
                .Select(f => new SettlementFileView(f.Id, f.Rail, f.Day, f.UploadedAt, db.SettlementLines.Count(l => l.FileId == f.Id))),
            f => f.Id, f => f, http));

    private static Validation Check(UploadSettlementBody body, PaymentRails rails)
    {
        var validation = new Validation().OneOf(body.Rail, rails.Names, "rail").Range(body.Lines.Count, 0, 5000, "lines")
            .Check(body.Day.Year is > 2000 and < 2200, "day", "Мындай күн жок.", "Такого дня нет.", "There is no such day.");
        for (var i = 0; i < Math.Min(body.Lines.Count, 5000); i++)
        {
            var line = body.Lines[i];
            validation.Length(line?.Transaction, 1, 100, $"lines[{i}].transaction")
                .Range(line?.Amount ?? 0, 1, Money.Most, $"lines[{i}].amount").Length(line?.Currency, 3, 3, $"lines[{i}].currency");
        }

        return validation.Check(
            body.Lines.Where(l => l is not null).GroupBy(l => (l.Transaction, l.Kind)).All(same => same.Count() == 1), "lines",
            "Бир транзакция эки жолу жазылган.", "Одна транзакция указана дважды.", "A transaction is there twice.");
    }
}
