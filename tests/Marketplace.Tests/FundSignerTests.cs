using CreativeLabs.Contracts;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>A fund whose signers were erased goes on.</summary>
[Collection("marketplace")]
public sealed class FundSignerTests(MarketplaceFixture marketplace)
{
    private static readonly DateOnly First = new(2026, 2, 1);

    private HttpClient Coordinator => marketplace.Coordinator;

    [Fact]
    public async Task More_than_half_of_who_is_left_choose_a_new_signer_and_the_fund_goes_on()
    {
        var fund = await new FundSteps(marketplace).Opened();
        await fund.Held(First);
        await (await Vote(fund, fund.Member, 4)).ShouldBeProblem(409, "signers_complete");
        await fund.Lost(1, 2);
        (await (await fund.Call(First.AddDays(7))).Json()).Id().ShouldNotBe(Guid.Empty);

        await (await Vote(fund, fund.Leader, 1)).ShouldBeProblem(409, "not_a_fund_member");
        await (await Vote(fund, fund.Leader, 0)).ShouldBeProblem(409, "not_a_fund_member");
        await (await Vote(fund, marketplace.Buyer(), 4)).ShouldBeProblem(404);
        var first = await (await Vote(fund, fund.Leader, 4)).Json();
        (first.GetProperty("votes").GetInt32(), first.GetProperty("needed").GetInt32()).ShouldBe((1, 2));
        (await (await Vote(fund, fund.Leader, 3)).Json()).GetProperty("votes").GetInt32().ShouldBe(1, "she changed her mind");
        var chosen = await (await Vote(fund, fund.Member, 3)).Json();
        chosen.GetProperty("signers").EnumerateArray().Select(s => s.GetGuid()).ShouldBe([fund.Members[0], fund.Members[3]]);
        (await marketplace.Broker.Hear<FundSignerChosen>(f => f.FundId == fund.Fund)).PersonId.ShouldBe(fund.Members[3]);
        await (await Vote(fund, fund.Member, 4)).ShouldBeProblem(409, "signers_complete");

        await (await fund.Post(fund.Member, "closing")).ShouldBeProblem(409, "meeting_under_way");
        await fund.BooksHold();
    }

    [Fact]
    public async Task Where_too_few_are_left_the_coordinator_of_the_lab_names_a_member_of_the_group()
    {
        var fund = await new FundSteps(marketplace).Opened();
        await fund.Held(First);
        await fund.Lost(0, 1, 2, 4);
        var newcomer = Guid.CreateVersion7();
        await (await Name(fund, Coordinator, newcomer)).ShouldBeProblem(409, "not_a_fund_member");
        await marketplace.Take(new GroupMemberJoined(fund.Group, newcomer, MarketplaceFixture.AtBashy, 9));
        await (await Name(fund, marketplace.CoordinatorElsewhere, newcomer)).ShouldBeProblem(404);
        await (await Name(fund, fund.Member, newcomer)).ShouldBeProblem(403);
        await (await Name(fund, Coordinator, newcomer)).Json();
        await (await Name(fund, Coordinator, newcomer)).Json();
        await (await Name(fund, Coordinator, fund.Members[3])).Json();

        var signer = marketplace.Client(newcomer);
        await (await fund.Post(signer, "closing")).Json();
        (await (await fund.Post(fund.Member, "share-out")).Json()).GetProperty("state").GetString().ShouldBe("sharedOut");
        await fund.BooksHold();
    }

    [Fact]
    public async Task Of_many_votes_at_once_one_signer_is_chosen()
    {
        var fund = await new FundSteps(marketplace).Opened();
        await fund.Lost(1, 2);
        var answers = await Task.WhenAll(((int[])[0, 3, 4]).Select(by => Vote(fund, marketplace.Client(fund.Members[by]), 4)));
        answers.Count(a => a.IsSuccessStatusCode).ShouldBeInRange(2, 3);
        (await fund.Leader.GetJson(fund.Url)).GetProperty("signers").GetArrayLength().ShouldBe(2);
        marketplace.Broker.Heard<FundSignerChosen>(f => f.FundId == fund.Fund).Count.ShouldBeLessThanOrEqualTo(1);
    }

    private static Task<HttpResponseMessage> Vote(FundSteps fund, HttpClient by, int member) =>
        by.SendWith(HttpMethod.Put, $"{fund.Url}/signer-vote", new { personId = fund.Members[member] }, ifMatch: "*");

    private static Task<HttpResponseMessage> Name(FundSteps fund, HttpClient by, Guid person) =>
        by.SendWith(HttpMethod.Put, $"{fund.Url}/signer", new { personId = person }, ifMatch: "*");
}
