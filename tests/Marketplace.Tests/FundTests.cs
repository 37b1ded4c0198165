using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests;

[Collection("marketplace")]
public sealed class FundTests(MarketplaceFixture marketplace)
{
    private static readonly DateOnly First = new(2026, 2, 1);

    [Fact]
    public async Task A_year_of_a_fund_from_its_first_share_to_the_share_out()
    {
        var fund = await Fund().Opened();
        await fund.Held(First);
        var loan = await fund.Borrowed(fund.Member, 50_000);
        await fund.Held(First.AddDays(7), fund.List(payouts: [loan]));
        FundSteps.Amount(await fund.Totals(), "loans").ShouldBe(55_000, "with the charge of five months");
        (await State(fund, loan)).ShouldBe("paidOut");
        await fund.Held(First.AddDays(14), fund.List(repaid: (fund.Members[3], 55_000)));
        (await State(fund, loan)).ShouldBe("repaid");
        var mine = (await fund.Member.GetJson(fund.Url)).GetProperty("mine");
        (FundSteps.Amount(mine, "saved"), FundSteps.Amount(mine, "owed")).ShouldBe((60_000, 0));

        await (await fund.Post(fund.Leader, "closing")).Json();
        await (await fund.Post(fund.Leader, "share-out")).ShouldBeProblem(409, "second_signer_needed");
        var shared = await (await fund.Post(fund.Third, "share-out")).Json();

        shared.GetProperty("state").GetString().ShouldBe("sharedOut");
        var totals = shared.GetProperty("totals");
        (FundSteps.Amount(totals, "loanCash"), FundSteps.Amount(totals, "shares")).ShouldBe((0, 0));
        FundSteps.Amount(totals, "social").ShouldBe(7_500, "the social fund is not shared out");
        var paid = (await fund.Member.GetJson($"{fund.Url}/entries?limit=100")).GetProperty("items").EnumerateArray()
            .Where(e => e.GetProperty("kind").GetString() == "share-out" && e.GetProperty("credit").GetInt32() == 1100)
            .Sum(e => FundSteps.Amount(e, "amount"));
        paid.ShouldBe(61_000, "her shares and a fifth of the charge");
        (await marketplace.Broker.Hear<FundSharedOut>(f => f.FundId == fund.Fund && f.PersonId == fund.Members[4])).ShouldNotBeNull();
        await fund.BooksHold();
        await (await fund.Call(First.AddDays(21))).ShouldBeProblem(409, "fund_out_of_turn");
    }

    [Fact]
    public async Task A_fund_is_begun_by_the_leader_or_the_treasurer_and_opened_by_another_signer()
    {
        var fund = await Fund().Gather();
        await (await fund.Member.PostCreating("/v1/funds", fund.Body())).ShouldBeProblem(409, "not_the_leader");
        await (await marketplace.Buyer().PostCreating("/v1/funds", fund.Body())).ShouldBeProblem(404);
        var id = (await (await fund.Leader.PostCreating("/v1/funds", fund.Body())).Json()).Id();
        await (await Open(fund.Leader, id)).ShouldBeProblem(409, "second_signer_needed");
        await (await Open(fund.Member, id)).ShouldBeProblem(403);
        await (await Open(marketplace.Buyer(), id)).ShouldBeProblem(404);
        (await (await Open(fund.Third, id)).Json()).GetProperty("state").GetString().ShouldBe("open");
        await (await fund.Treasurer.PostCreating("/v1/funds", fund.Body())).ShouldBeProblem(409, "fund_exists");
    }

    [Fact]
    public async Task Of_ten_who_begin_a_fund_at_once_one_does()
    {
        var fund = await Fund().Gather();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            (i % 2 == 0 ? fund.Leader : fund.Treasurer).PostCreating("/v1/funds", fund.Body())));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created || a.StatusCode == HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Of_two_phones_that_send_the_list_of_one_meeting_the_second_has_to_look_first()
    {
        var fund = await Fund().Opened();
        var calls = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => fund.Call(First, i % 2 == 0 ? fund.Leader : fund.Treasurer)));
        calls.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        var meeting = (await calls.Single(a => a.StatusCode == HttpStatusCode.Created).Json()).Id();

        await (await fund.Write(fund.Leader, meeting, fund.List(shares: 1), "\"1\"")).Json();
        await (await fund.Write(fund.Leader, meeting, fund.List(shares: 1), "\"1\"")).Json();
        await (await fund.Write(fund.Treasurer, meeting, fund.List(shares: 3), "\"1\"")).ShouldBeProblem(412);
        var both = await Task.WhenAll(Enumerable.Range(1, 4).Select(i => fund.Write(fund.Leader, meeting, fund.List(shares: i), "\"2\"")));
        both.Count(a => a.IsSuccessStatusCode).ShouldBeLessThanOrEqualTo(2, "one that changes it, and the one that is so already");
        both.ShouldAllBe(a => a.IsSuccessStatusCode || (int)a.StatusCode == 412 || (int)a.StatusCode == 409);
    }

    [Fact]
    public async Task A_list_names_each_member_once_and_half_of_them_have_to_be_there()
    {
        var fund = await Fund().Opened();
        var meeting = (await (await fund.Call(First)).Json()).Id();
        object Line(Guid member, bool present = true, int shares = 0) => new { personId = member, present, shares };
        foreach (var lines in (object[][])[[Line(fund.Members[0])], [.. fund.Members.Select(m => Line(m)), Line(fund.Members[0])],
            [.. fund.Members[..4].Select(m => Line(m)), Line(Guid.CreateVersion7())]])
        {
            await (await fund.Write(fund.Leader, meeting, new { lines })).ShouldBeProblem(409, "list_does_not_fit");
        }

        await (await fund.Write(fund.Leader, meeting, new { lines = fund.Members.Select(m => Line(m, shares: 6)).ToArray() }))
            .ShouldBeProblem(400);
        await (await fund.Write(fund.Leader, meeting,
            new { lines = fund.Members.Select((m, i) => Line(m, present: i < 2)).ToArray() })).Json();
        await (await Count(fund, meeting)).ShouldBeProblem(409, "no_quorum");
        await (await fund.Write(fund.Member, meeting, fund.List())).ShouldBeProblem(403);
    }

    [Fact]
    public async Task Nothing_is_in_the_books_before_two_signers_agree_and_then_it_is_there_once()
    {
        var fund = await Fund().Opened();
        var meeting = (await (await fund.Call(First)).Json()).Id();
        await (await fund.Write(fund.Leader, meeting, fund.List())).Json();
        await fund.Counted(meeting);
        await (await fund.Post(fund.Leader, $"meetings/{meeting}/signature")).Json();
        await (await fund.Post(fund.Leader, $"meetings/{meeting}/signature")).ShouldBeProblem(409, "second_signer_needed");
        FundSteps.Amount(await fund.Totals(), "shares").ShouldBe(0);
        var signed = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            fund.Post(i % 2 == 0 ? fund.Treasurer : fund.Third, $"meetings/{meeting}/signature")));
        signed.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
        FundSteps.Amount(await fund.Totals(), "shares").ShouldBe(100_000);
        await fund.BooksHold();
    }

    [Fact]
    public async Task A_list_that_is_written_on_has_to_be_counted_and_signed_anew()
    {
        var fund = await Fund().Opened();
        var meeting = (await (await fund.Call(First)).Json()).Id();
        await (await fund.Write(fund.Leader, meeting, fund.List())).Json();
        await fund.Counted(meeting);
        await (await fund.Post(fund.Leader, $"meetings/{meeting}/signature")).Json();
        var again = await (await fund.Delete(fund.Treasurer, $"meetings/{meeting}/count")).Json();
        (again.GetProperty("state").GetString(), again.GetProperty("signatures").GetInt32()).ShouldBe(("open", 0));
        await (await fund.Post(fund.Treasurer, $"meetings/{meeting}/signature")).ShouldBeProblem(409, "fund_out_of_turn");
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public async Task What_was_counted_and_should_not_be_there_is_booked_as_what_it_is(long difference)
    {
        var fund = await Fund().Opened();
        await fund.Held(First, difference: difference);
        var totals = await fund.Totals();
        FundSteps.Amount(totals, "loanCash").ShouldBe(100_000 + difference);
        FundSteps.Amount(totals, difference > 0 ? "earned" : "spent").ShouldBe(300);
        await fund.BooksHold();
    }

    [Fact]
    public async Task A_disputed_meeting_stops_the_fund_until_an_officer_who_did_not_sign_reverses_it()
    {
        var fund = await Fund().Opened();
        await fund.Held(First);
        var loan = await fund.Borrowed(fund.Member, 20_000);
        var meeting = await fund.Held(First.AddDays(7), fund.List(payouts: [loan]));
        await (await fund.Post(fund.Member, $"meetings/{meeting}/dispute", new { reason = "myShares" })).Json();
        await (await fund.Call(First.AddDays(14))).ShouldBeProblem(409, "fund_disputed");
        await (await fund.Post(fund.Leader, "closing")).ShouldBeProblem(409, "fund_disputed");
        await (await fund.Member.PostCreating($"{fund.Url}/loans", new { amount = FundSteps.Som(100), months = 1 }))
            .ShouldBeProblem(409, "fund_disputed");
        foreach (var signer in (HttpClient[])[fund.Leader, fund.Treasurer])
        {
            await (await fund.Post(signer, $"meetings/{meeting}/reversal")).ShouldBeProblem(409, "other_officer_needed");
        }

        await (await fund.Delete(fund.Leader, $"meetings/{meeting}/dispute")).ShouldBeProblem(409, "not_your_dispute");
        await (await fund.Post(fund.Third, $"meetings/{meeting}/reversal")).Json();
        FundSteps.Amount(await fund.Totals(), "shares").ShouldBe(100_000);
        FundSteps.Amount(await fund.Totals(), "loans").ShouldBe(0);
        (await State(fund, loan)).ShouldBe("voted");
        await fund.BooksHold();
        await fund.Held(First.AddDays(7), fund.List(payouts: [loan]));
        (await State(fund, loan)).ShouldBe("paidOut");
    }

    [Fact]
    public async Task A_dispute_that_is_taken_back_lets_the_fund_go_on()
    {
        var fund = await Fund().Opened();
        var meeting = await fund.Held(First);
        await (await fund.Post(fund.Member, $"meetings/{meeting}/dispute", new { reason = "cash" })).Json();
        await (await fund.Delete(fund.Member, $"meetings/{meeting}/dispute")).Json();
        await fund.Held(First.AddDays(7));
        await (await fund.Post(fund.Member, $"meetings/{meeting}/dispute", new { reason = "cash" }))
            .ShouldBeProblem(409, "fund_out_of_turn");
    }

    [Fact]
    public async Task Lists_of_paper_are_entered_later_in_their_order_and_tell_nobody_to_come()
    {
        var fund = await Fund().Opened();
        var meeting = (await (await fund.Call(First, paper: true)).Json()).Id();
        await (await fund.Call(First.AddDays(7), paper: true)).ShouldBeProblem(409, "meeting_under_way");
        await (await fund.Write(fund.Leader, meeting, fund.List())).Json();
        await fund.Counted(meeting);
        await (await fund.Post(fund.Leader, $"meetings/{meeting}/signature")).Json();
        await (await fund.Post(fund.Third, $"meetings/{meeting}/signature")).Json();
        await (await fund.Call(First.AddDays(-1), paper: true)).ShouldBeProblem(409, "not_in_cycle");
        await (await fund.Call(First, paper: true)).ShouldBeProblem(409, "meeting_under_way");
        await (await fund.Call(new DateOnly(2028, 1, 1))).ShouldBeProblem(409, "not_in_cycle");
        marketplace.Broker.Heard<FundMeetingCalled>(f => f.MeetingId == meeting).ShouldBeEmpty();
        var called = (await (await fund.Call(First.AddDays(7))).Json()).Id();
        await marketplace.Broker.Hear<FundMeetingCalled>(f => f.MeetingId == called && f.PersonId == fund.Members[4]);
        await (await fund.Delete(fund.Leader, $"meetings/{called}")).Json();
    }

    [Fact]
    public async Task Who_is_no_member_sees_nothing_and_the_lab_and_the_operator_totals_only()
    {
        var fund = await Fund().Opened();
        var meeting = await fund.Held(First);
        foreach (var path in (string[])["", "/entries", "/meetings", $"/meetings/{meeting}", "/loans"])
        {
            foreach (var client in (HttpClient[])[marketplace.Buyer(), marketplace.Coordinator, marketplace.Operator])
            {
                await (await client.GetAsync($"{fund.Url}{path}")).ShouldBeProblem(404);
            }
        }

        foreach (var client in (HttpClient[])[marketplace.Coordinator, marketplace.Operator, fund.Member])
        {
            FundSteps.Amount(await client.GetJson($"{fund.Url}/totals"), "shares").ShouldBe(100_000);
        }

        await (await marketplace.CoordinatorElsewhere.GetAsync($"{fund.Url}/totals")).ShouldBeProblem(404);
        (await fund.Member.GetJson($"{fund.Url}/meetings/{meeting}")).GetProperty("list").GetProperty("lines").GetArrayLength().ShouldBe(1);
        (await fund.Member.GetJson($"{fund.Url}/entries")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await fund.Member.GetJson("/v1/me/funds")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    private static Task<HttpResponseMessage> Count(FundSteps fund, Guid meeting) => fund.Post(fund.Leader, $"meetings/{meeting}/count",
        new { loanCash = FundSteps.Som(0), socialCash = FundSteps.Som(0) });

    private FundSteps Fund() => new(marketplace);

    private static async Task<string> State(FundSteps fund, Guid loan) =>
        (await fund.Leader.GetJson($"{fund.Url}/loans/{loan}")).GetProperty("state").GetString()!;

    private static Task<HttpResponseMessage> Open(HttpClient by, Guid fund) =>
        by.SendWith(HttpMethod.Post, $"/v1/funds/{fund}/opening", ifMatch: "*");
}
