using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>A self-help group sells.</summary>
[Collection("marketplace")]
public sealed class GroupShopTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task A_group_sells_through_its_leader_its_treasurer_and_whom_they_name()
    {
        var group = await Group().Gather();
        await (await group.For(group.Members[3]).PostCreating("/v1/sellers", Named())).ShouldBeProblem(403);
        await (await group.For(Guid.CreateVersion7()).PostCreating("/v1/sellers", Named())).ShouldBeProblem(404);
        var shop = (await (await group.Treasurer.PostCreating("/v1/sellers", Named())).Json()).Id();
        await (await group.Leader.PostCreating("/v1/sellers", Named())).ShouldBeProblem(409, "already_seller");

        var seen = await marketplace.Anonymous().GetJson($"/v1/sellers/{shop}");
        (seen.Id("groupId"), seen.GetProperty("members").GetInt32()).ShouldBe((group.Group, 4));

        await (await Name(group.Treasurer, Guid.CreateVersion7())).ShouldBeProblem(409, "not_a_group_member");
        await (await Name(group.Treasurer, group.Members[3])).Json();
        var agent = group.For(group.Members[3]);
        await (await Name(agent, group.Members[2])).ShouldBeProblem(403);
        var listing = await marketplace.Listed(2, seller: agent);
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "cash", (listing, 1));
        await (await marketplace.Client(group.Members[3]).PostSeen($"/v1/orders/{order}/acceptance"))
            .ShouldBeProblem(404);
        await (await group.For(group.Members[2]).PostSeen($"/v1/orders/{order}/acceptance")).ShouldBeProblem(403);
        await MarketplaceFixture.HandedOver(agent, buyer, order);
        (await group.Leader.GetJson("/v1/me/sales")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await marketplace.Client(group.Members[3]).GetJson("/v1/me/sales")).GetProperty("items").GetArrayLength().ShouldBe(0);

        await marketplace.Take(new GroupMemberLeft(group.Group, group.Members[3], false, 7));
        await (await agent.GetAsync("/v1/me/seller")).ShouldBeProblem(404);
    }

    [Fact]
    public async Task Nobody_buys_of_the_group_that_she_acts_for_or_passes_judgement_on_what_it_sells()
    {
        var group = await Group().Opened();
        var listing = await marketplace.Listed(2, seller: group.Leader);
        await (await MarketplaceFixture.Place(marketplace.Client(group.Members[1]), "cash", (listing, 1)))
            .ShouldBeProblem(409, "own_listing");
        await MarketplaceFixture.Placed(marketplace.Client(group.Members[3]), "cash", (listing, 1));

        var draft = (await (await group.Leader.PostCreating("/v1/listings", MarketplaceFixture.Draft())).Json()).Id();
        await (await group.Leader.PostSeen($"/v1/listings/{draft}/submission")).Json();
        var judge = marketplace.Client(group.Members[0], $"coordinator:{MarketplaceFixture.AtBashy}");
        await (await judge.PostSeen($"/v1/listings/{draft}/review", new { approve = true })).ShouldBeProblem(409, "own_listing_review");
        var asGroup = marketplace.Client(group.Members[0], $"coordinator:{MarketplaceFixture.AtBashy}", "operator");
        asGroup.DefaultRequestHeaders.Add("Acting-For", $"{group.Group}");
        (await asGroup.GetJson($"/v1/listings/{draft}")).GetProperty("state").GetString().ShouldBe("inReview");
        await (await asGroup.PostSeen($"/v1/listings/{draft}/review", new { approve = true })).ShouldBeProblem(409, "own_listing_review");
    }

    [Fact]
    public async Task A_group_may_sell_as_long_as_one_of_its_members_may()
    {
        var group = await Group().Opened();
        var listing = await marketplace.Listed(2, seller: group.Leader);
        var right = await marketplace.WithDb<MarketplaceDb, RightToSell>(db =>
            db.RightsToSell.AsNoTracking().SingleAsync(r => r.PersonId == group.Members[2]));
        await marketplace.WithDb<MarketplaceDb>(db =>
        {
            db.Add(new RightToSell(group.Members[3], Guid.CreateVersion7(), Guid.CreateVersion7(), marketplace.Clock.GetUtcNow()));
            return db.SaveChangesAsync();
        });
        await Revoked(right.EnrolmentId);
        (await State(listing)).ShouldBe("published");
        var other = await marketplace.WithDb<MarketplaceDb, RightToSell>(db =>
            db.RightsToSell.AsNoTracking().SingleAsync(r => r.PersonId == group.Members[3]));
        await Revoked(other.EnrolmentId);
        (await State(listing)).ShouldBe("draft");
        await (await group.Leader.PostSeen($"/v1/listings/{listing}/submission")).ShouldBeProblem(409, "no_right_to_sell");

        async Task<string> State(Guid id) => (await group.Leader.GetJson($"/v1/listings/{id}")).GetProperty("state").GetString()!;
    }

    [Fact]
    public async Task Of_two_who_change_the_shares_at_once_the_second_has_to_look_first()
    {
        var group = await Group().Opened();
        await (await group.Share((0, 0))).ShouldBeProblem(400);
        await (await group.Share((0, 1), (0, 2))).ShouldBeProblem(400);
        var nobody = new { items = Array.Empty<object>() };
        var (_, alone) = await marketplace.NewSeller();
        await (await alone.SendWith(HttpMethod.Put, "/v1/me/seller/shares", nobody, ifMatch: "*")).ShouldBeProblem(409, "not_a_group_shop");
        await (await marketplace.Buyer().SendWith(HttpMethod.Put, "/v1/me/seller/shares", nobody, ifMatch: "*")).ShouldBeProblem(404);
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => group.Treasurer.SendWith(HttpMethod.Put,
            "/v1/me/seller/shares", new { items = new[] { new { personId = group.Members[0], weight = i } } }, ifMatch: "\"1\"")));
        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
        answers.ShouldAllBe(a => a.IsSuccessStatusCode || (int)a.StatusCode == 412);
        (await group.Leader.GetJson("/v1/me/seller/group")).GetProperty("shares").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_erased_shares_no_more_and_who_is_merged_goes_on()
    {
        var group = await Group().Opened();
        await (await Name(group.Leader, group.Members[3])).Json();
        await (await group.Share((1, 1), (2, 2), (3, 3))).Json();
        await marketplace.Take(new PersonErasureRequested(Guid.CreateVersion7(), group.Members[2]));
        var to = Guid.CreateVersion7();
        await marketplace.Take(new PersonMerged(group.Members[3], to));
        var shop = await group.Leader.GetJson("/v1/me/seller/group");
        shop.GetProperty("agents")[0].GetGuid().ShouldBe(to);
        shop.GetProperty("shares").EnumerateArray().Select(s => (s.Id("personId"), s.GetProperty("weight").GetInt32()))
            .ShouldBe([(group.Members[1], 1), (to, 3)], ignoreOrder: true);
        await (await group.For(to).GetAsync("/v1/me/seller")).Json();
    }

    [Fact]
    public async Task A_group_that_is_no_more_sells_no_more_and_its_buyers_get_their_money_back()
    {
        var group = await Group().Opened();
        var listing = await marketplace.Listed(3, seller: group.Leader);
        var buyer = marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (listing, 1));
        await marketplace.Take(new GroupDissolved(group.Group, 9));
        await marketplace.BecomesState(buyer, order, "refundDue");
        await marketplace.ShouldHave(listing, 0, 0);
        await (await MarketplaceFixture.Place(buyer, "cash", (listing, 1))).ShouldBeProblem(409, "listing_not_published");
        (await marketplace.Anonymous().GetJson($"/v1/sellers/{group.Shop}")).GetProperty("state").GetString().ShouldBe("closed");
        await marketplace.BooksBalance();
    }

    private GroupShopSteps Group() => new(marketplace);

    private static object Named() => new { displayName = new { ky = "Айылдык кийиз" } };

    private static Task<HttpResponseMessage> Name(HttpClient by, params Guid[] people) =>
        by.SendWith(HttpMethod.Put, "/v1/me/seller/agents", new { personIds = people }, ifMatch: "*");

    private Task Revoked(Guid enrolment) => marketplace.Take(
        new CredentialRevoked(Guid.CreateVersion7(), enrolment, Guid.CreateVersion7(), "1", LocalText.Same("Felt"), "other"));
}
