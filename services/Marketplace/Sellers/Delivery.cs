using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>How a buyer gets what she ordered: at the seller's, at a lab, or brought.</summary>
internal enum DeliveryWay { Pickup, Lab, Delivery }

/// <summary>How a shop hands its goods over, beside at its own place.</summary>
/// <param name="PickupLabId">A lab where they can be fetched.</param>
/// <param name="Fee">For bringing one order; left out: nothing is brought.</param>
/// <param name="FreeFrom">Goods worth so much are brought for nothing; with a fee only.</param>
/// <param name="Areas">Where they are brought, up to 300 characters a language; with a fee only.</param>
internal sealed record DeliveryOffer(Guid? PickupLabId = null, Money? Fee = null, Money? FreeFrom = null, LocalText? Areas = null);

internal static class OfferDelivery
{
    public static async Task<Results<Ok<SellerView>, ProblemResult>> Handle(DeliveryOffer body, Caller caller, MarketplaceDb db,
        HttpContext http, CancellationToken token)
    {
        if (Check(body) is { } refusal)
        {
            return refusal;
        }

        if (await db.Sellers.SingleOrDefaultAsync(s => s.PersonId == caller.PersonId, token) is not { } seller)
        {
            return ProblemResult.NotFound;
        }

        var before = seller.Version;
        if (http.RequireMatchOfStep(seller, before, seller.Offer(body)) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(seller);
        return TypedResults.Ok(SellerView.Of(seller, http));
    }

    private static ProblemResult? Check(DeliveryOffer body)
    {
        var validation = new Validation()
            .Check(body.Fee is null or { Currency: "KGS", Amount: >= 0 and <= 1_000_000 }, "fee.amount", "0–10000 сом.",
                "От 0 до 10000 сомов.", "0 to 10,000 som.")
            .Check((body.Fee is null) == (body.Areas is null), "areas", "Баасы менен аймагы чогуу керек.",
                "Цена и районы нужны вместе.", "The fee and the areas belong together.")
            .Check(body.FreeFrom is null || body.Fee is not null, "freeFrom", "Баасы да керек.", "Нужна и цена.",
                "Only with a fee.");
        validation = body.FreeFrom is null ? validation : validation.Price(body.FreeFrom, "freeFrom");
        return (body.Areas is null ? validation : validation.Text(body.Areas, 300, "areas")).Problem;
    }
}
