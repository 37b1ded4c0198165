using CreativeLabs.Keys;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payouts;

/// <summary>Where payouts go.</summary>
/// <param name="Account">A number of a bank account or of a wallet: 8 to 34 letters and digits.</param>
internal sealed record PayoutAccountBody(string Account);

/// <summary>Where payouts go, as it is shown.</summary>
/// <param name="Tail">The last four signs.</param>
internal sealed record PayoutAccountView(string Tail);

/// <summary>Seals the accounts. A copy of a sealed one opens for no other shop.</summary>
internal sealed class PayoutAccounts(PlatformKey platform)
{
    private readonly byte[] key = platform.For("payout-accounts");

    public async Task<string?> Open(MarketplaceDb db, Guid sellerId, CancellationToken token) =>
        await db.PayoutAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.SellerId == sellerId, token) is { } account
            ? Sealed.OpenText(key, account.SealedNumber, BoundTo(sellerId)) : null;

    public byte[] Seal(Guid sellerId, string number) => Sealed.Seal(key, number, BoundTo(sellerId));

    private static string BoundTo(Guid sellerId) => $"payout_accounts/{sellerId}";
}

internal static class SetPayoutAccount
{
    public static async Task<Results<Ok<PayoutAccountView>, ProblemResult>> Handle(PayoutAccountBody body, Caller caller, MarketplaceDb db,
        PayoutAccounts accounts, HttpContext http, CancellationToken token)
    {
        var number = string.Concat((body.Account ?? "").Where(letter => letter is not (' ' or '-')));
        if (new Validation().Check(number.Length is >= 8 and <= 34 && number.All(char.IsAsciiLetterOrDigit), "account",
            "Эсептин номери 8–34 тамга жана сан.", "Номер счёта: 8–34 буквы и цифры.", "An account number has 8 to 34 letters and digits.")
            .Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.Sellers.SingleOrDefaultAsync(s => s.PersonId == caller.PersonId && s.ClosedAt == null, token) is not { } seller)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(seller) is { } stale)
        {
            return stale;
        }

        var (sealedNumber, tail) = (accounts.Seal(seller.Id, number), number[^4..]);
        if (await db.PayoutAccounts.SingleOrDefaultAsync(a => a.SellerId == seller.Id, token) is { } before)
        {
            before.Change(sealedNumber, tail);
        }
        else
        {
            db.Add(PayoutAccount.Of(seller.Id, sealedNumber, tail));
        }

        seller.Touch();
        await db.SaveChangesAsync(token);
        http.SetETag(seller);
        return TypedResults.Ok(new PayoutAccountView(tail));
    }
}
