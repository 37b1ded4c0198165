using System.Text;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests.Access;

/// <summary>A shop of the lab and somebody who buys there, made for one question, and who asks it.</summary>
internal sealed partial class Scene(MarketplaceFixture fixture, string caller) : AccessScene<Program>(fixture, caller)
{
    public const string Buyer = "buyer";
    public const string Seller = "seller";

    /// <summary>Who has a shop too, with nothing of hers in what is asked about.</summary>
    public const string OtherSeller = "other-seller";

    public static readonly string[] Callers =
        [Nobody, Expired, Forged, Partner, Stranger, Buyer, Seller, OtherSeller, Elsewhere, Trainer, Coordinator, Operator];

    public static async Task<Scene> Set(MarketplaceFixture fixture, string caller)
    {
        var scene = new Scene(fixture, caller);
        await scene.Opened(Seller);
        if (caller == OtherSeller)
        {
            await scene.Opened(OtherSeller);
        }

        return scene;
    }

    /// <summary>She completed a course whose graduates may open a shop.</summary>
    public Task MayOpen(Guid person) => fixture.WithDb<MarketplaceDb>(db =>
    {
        db.Add(new RightToSell(person, Guid.CreateVersion7(), Guid.CreateVersion7(), Now));
        return db.SaveChangesAsync();
    });

    /// <summary>The seller's listing, as a draft.</summary>
    public async Task<Guid> Draft()
    {
        var id = (await (await As(Seller).PostCreating("/v1/listings", MarketplaceFixture.Draft(lab: Lab))).Json()).Id();
        await (await As(Seller).SendWith(HttpMethod.Put, $"/v1/listings/{id}/stock", new { onHand = 5 }, ifMatch: "*")).Json();
        return id;
    }

    /// <summary>The seller's experience, on sale, and a time of it.</summary>
    public async Task<(Guid Listing, Guid Slot)> Timed()
    {
        var id = (await (await As(Seller).PostCreating("/v1/listings", new
        {
            title = new { ky = "Кийиз басуу" }, description = new { ky = "Үч саат." }, price = new { amount = 100_000, currency = "KGS" },
            category = "experience", labId = Lab, kind = "experience",
        })).Json()).Id();
        await (await As(Seller).SendWith(HttpMethod.Post, $"/v1/listings/{id}/submission", ifMatch: "*")).Json();
        await (await As(Coordinator).SendWith(HttpMethod.Post, $"/v1/listings/{id}/review", new { approve = true }, ifMatch: "*")).Json();
        return (id, (await (await As(Seller).PostCreating($"/v1/listings/{id}/slots", Time(Now.AddDays(3)))).Json()).Id());
    }

    public static object Time(DateTimeOffset at) => new { startsAt = at, endsAt = at.AddHours(3), places = 5 };

    public async Task<Guid> Submitted()
    {
        var id = await Draft();
        await (await As(Seller).SendWith(HttpMethod.Post, $"/v1/listings/{id}/submission", ifMatch: "*")).Json();
        return id;
    }

    public async Task<Guid> Published()
    {
        var id = await Submitted();
        await (await As(Coordinator).SendWith(HttpMethod.Post, $"/v1/listings/{id}/review", new { approve = true }, ifMatch: "*")).Json();
        return id;
    }

    /// <summary>A listing with a picture.</summary>
    public async Task<(Guid Listing, Guid Picture)> Pictured(bool published)
    {
        var (listing, picture) = (await Draft(), Guid.CreateVersion7());
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/listings/{listing}/pictures/{picture}?ky=A");
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        request.Content = new ByteArrayContent(Snapshots.Png(40, 30));
        (await As(Seller).SendAsync(request)).EnsureSuccessStatusCode();
        if (published)
        {
            await (await As(Seller).SendWith(HttpMethod.Post, $"/v1/listings/{listing}/submission", ifMatch: "*")).Json();
            await (await As(Coordinator).SendWith(
                HttpMethod.Post, $"/v1/listings/{listing}/review", new { approve = true }, ifMatch: "*")).Json();
        }

        return (listing, picture);
    }

    public async Task<Guid> Ordered(string payment = "cash") =>
        await MarketplaceFixture.Placed(As(Buyer), payment, (await Published(), 1));

    public async Task<Guid> Accepted() => await By(Seller, "acceptance", await Ordered());

    public async Task<Guid> Ready() => await By(Seller, "readiness", await Accepted());

    public async Task<Guid> HandedOver()
    {
        var order = await Ready();
        await (await As(Seller).SendWith(
            HttpMethod.Post, $"/v1/orders/{order}/handover", new { receipt = "1" }, ifMatch: "*", key: Guid.NewGuid())).Json();
        return order;
    }

    public async Task<Guid> PartOf(Guid order) => (await MarketplaceFixture.PartOf(As(Buyer), order)).Id();

    /// <summary>What the buyer wrote to the seller.</summary>
    public async Task<(Guid Order, Guid Part, Guid Message)> Written()
    {
        var order = await Ordered();
        var part = await PartOf(order);
        return (order, part, (await (await As(Buyer).PostCreating($"/v1/orders/{order}/parts/{part}/messages", new { text = "А" })).Json())
            .Id());
    }

    public async Task<Guid> Reported()
    {
        var (order, part, message) = await Written();
        await (await As(Seller).PostCreating($"/v1/orders/{order}/parts/{part}/messages/{message}/report",
            new { reason = "other" })).Json();
        return message;
    }

    public async Task<Guid> Suspended()
    {
        var id = await Published();
        await (await As(Coordinator).SendWith(
            HttpMethod.Post, $"/v1/listings/{id}/suspension", new { reason = LocalText.Same("Сүрөтү жок") }, ifMatch: "*")).Json();
        return id;
    }

    /// <summary>Ready for so long that nobody will come.</summary>
    public async Task<Guid> NotFetched()
    {
        var order = await Ready();
        await fixture.WithDb<MarketplaceDb>(db => db.Database.ExecuteSqlAsync(
            $"UPDATE seller_orders SET ready_at = ready_at - interval '4 days' WHERE order_id = {order}"));
        return order;
    }

    public async Task<Guid> ShopId() => (await As(Seller).GetJson("/v1/me/seller")).Id();

    /// <summary>Whoever of them has a shop takes no orders.</summary>
    public Task Paused() => fixture.WithDb<MarketplaceDb>(db => db.Database.ExecuteSqlAsync(
        $"UPDATE sellers SET paused_at = now() WHERE person_id IN ({Id(Seller)}, {AskerId})"));

    /// <summary>An order that its buyer says she has.</summary>
    public async Task<Guid> Done() => await By(Buyer, "completion", await HandedOver());

    public async Task<Guid> Disputed()
    {
        var order = await HandedOver();
        return (await (await As(Buyer).SendWith(HttpMethod.Post, $"/v1/orders/{order}/parts/{await PartOf(order)}/dispute",
            new { reason = "damaged" }, ifMatch: "*", key: Guid.NewGuid())).Json()).Id();
    }

    public object CampaignDraft() => new
    {
        title = LocalText.Same("Станок"), description = LocalText.Same("Тогуучу станок"), kind = "allOrNothing",
        goal = new { amount = 100_000, currency = "KGS" }, endsAt = Now.AddDays(30), labId = Lab,
    };

    public async Task<Guid> Campaign(bool live)
    {
        var id = (await (await As(Seller).PostCreating("/v1/campaigns", CampaignDraft())).Json()).Id();
        await (await As(Seller).SendWith(HttpMethod.Post, $"/v1/listings/{id}/submission", ifMatch: "*")).Json();
        await (await As(Coordinator).SendWith(HttpMethod.Post, $"/v1/listings/{id}/review", new { approve = true }, ifMatch: "*")).Json();
        if (live)
        {
            await (await As(Seller).SendWith(HttpMethod.Post, $"/v1/campaigns/{id}/launch", ifMatch: "*")).Json();
        }

        return id;
    }

    public async Task<Guid> FailedCampaign()
    {
        var id = await Campaign(live: true);
        await fixture.WithDb<MarketplaceDb>(db => db.Database.ExecuteSqlAsync(
            $"UPDATE campaigns SET state = 'Failed', reached = 0 WHERE id = {id}"));
        return id;
    }

    /// <summary>What the buyer promised.</summary>
    public async Task<Guid> Pledged() => (await (await As(Buyer).SendWith(
        HttpMethod.Post, $"/v1/campaigns/{await Campaign(live: true)}/pledges", new { amount = new { amount = 100, currency = "KGS" } },
        ifMatch: "*", key: Guid.NewGuid())).Json()).Id();

    /// <summary>The buyer has a code to pay with.</summary>
    public async Task<(Guid Order, Guid Attempt, Guid RailId)> Presented()
    {
        var order = await Ordered("qr");
        var (attempt, railId) = await MarketplaceFixture.Scan(As(Buyer), order);
        return (order, attempt, railId);
    }

    /// <summary>The rail's news that she paid, signed as the rail signs.</summary>
    public async Task<HttpContent> News()
    {
        var body = RailStandIn.Event(fixture.Rail.Pay((await Presented()).RailId));
        return new StringContent(body, Encoding.UTF8, "application/json")
        {
            Headers = { { "Sandbox-Signature", RailStandIn.Sign(body, Now) } },
        };
    }

    private async Task Opened(string who)
    {
        await MayOpen(Id(who));
        await (await As(who).PostCreating("/v1/sellers", new { displayName = LocalText.Same("Дүкөн") })).Json();
    }

    private async Task<Guid> By(string who, string step, Guid order)
    {
        await (await As(who).SendWith(HttpMethod.Post, $"/v1/orders/{order}/{step}", ifMatch: "*")).Json();
        return order;
    }
}
