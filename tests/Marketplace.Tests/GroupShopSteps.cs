using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>A group whose third member completed the course, and its shop.</summary>
internal sealed class GroupShopSteps(MarketplaceFixture marketplace, Guid? leader = null)
{
    public Guid Group { get; } = Guid.CreateVersion7();

    /// <summary>The leader, the treasurer, and two more.</summary>
    public Guid[] Members { get; } =
        [leader ?? Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    public Guid Shop { get; private set; }

    public HttpClient Leader => For(Members[0]);

    public HttpClient Treasurer => For(Members[1]);

    /// <summary>A client that acts for the group, whether or not she may.</summary>
    public HttpClient For(Guid person)
    {
        var client = marketplace.Client(person);
        client.DefaultRequestHeaders.Add("Acting-For", $"{Group}");
        return client;
    }

    /// <summary>As the facts of Registration and Training leave it.</summary>
    public async Task<GroupShopSteps> Gather()
    {
        await marketplace.WithDb<MarketplaceDb>(async db =>
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO known_groups (id, lab_id, leader_id, treasurer_id, told_by)
                VALUES ({Group}, {MarketplaceFixture.AtBashy}, {Members[0]}, {Members[1]}, 6);
                INSERT INTO known_members (group_id, person_id, belongs, told_by) SELECT {Group}, unnest({Members}), true, 6;
                """);
            db.Add(new RightToSell(Members[2], Guid.CreateVersion7(), Guid.CreateVersion7(), marketplace.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        return this;
    }

    public async Task<GroupShopSteps> Opened()
    {
        await Gather();
        Shop = (await (await Leader.PostCreating("/v1/sellers", new { displayName = new { ky = "Айылдык кийиз" } })).Json()).Id();
        return this;
    }

    public Task<HttpResponseMessage> Share(params (int Member, int Weight)[] shares) => Leader.SendWith(
        HttpMethod.Put, "/v1/me/seller/shares",
        new { items = shares.Select(s => new { personId = Members[s.Member], weight = s.Weight }).ToArray() }, ifMatch: "*");

    /// <summary>Paid for by QR, handed over by the leader, and done.</summary>
    public async Task<Guid> Sold(long price)
    {
        var buyer = marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (await marketplace.Listed(1, price, Leader), 1));
        await MarketplaceFixture.HandedOver(Leader, buyer, order);
        await (await buyer.PostSeen($"/v1/orders/{order}/completion")).Json();
        return order;
    }
}
