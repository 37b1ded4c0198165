using CreativeLabs.Contracts;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests.Access;

/// <summary>For every operation, by its id, what it is asked about and what would be right to send; the second argument is the
/// case.</summary>
internal static partial class Questions
{
    private const string Draft = "draft";
    private const string Submitted = "submitted";
    private const string Published = "published";

    private static readonly object Words = new
    {
        title = new { ky = "Шырдак" },
        description = new { ky = "Кол менен жасалган." },
        price = new { amount = 100_000, currency = "KGS" },
        category = "felt",
    };

    private static readonly Dictionary<string, Func<Scene, string, Task<Question>>> All = new(StringComparer.Ordinal)
    {
        ["openShop"] = async (s, known) =>
        {
            if (known.Length > 0 && s.AskerId != s.Id(Scene.Seller) && s.AskerId != s.Id(Scene.OtherSeller))
            {
                await s.MayOpen(s.AskerId);
            }

            return About(s, body: new { displayName = LocalText.Same("Дүкөн") });
        },
        ["getMyShop"] = (s, _) => Plain(s),
        ["getMyGroupShop"] = async (s, _) => await OfGroup(s),
        ["setGroupShopAgents"] = async (s, _) => await OfGroup(s, new { personIds = new[] { s.Id(Scene.Seller) } }),
        ["setGroupShares"] = async (s, _) =>
            await OfGroup(s, new { items = new[] { new { personId = s.Id(Scene.Seller), weight = 1 } } }),
        ["listMyProceeds"] = (s, _) => Plain(s),


        ["listListings"] = (s, _) => Plain(s),
        ["countListingFacets"] = (s, _) => Plain(s),
        ["listSellerTerms"] = (s, _) => Plain(s),
        ["publishSellerTerms"] = (s, _) => Plain(s, Scene.Terms()),
        ["listMyAcceptedTerms"] = (s, _) => Plain(s),
        ["acceptSellerTerms"] = async (s, _) => About(s, body: new { version = await s.Announced() }),

        ["listMyListings"] = (s, _) => Plain(s),
        ["listListingsToReview"] = (s, _) => Plain(s),
        ["createListing"] = (s, _) => Plain(s, MarketplaceFixture.Draft(lab: s.Lab)),
        ["getListing"] = async (s, known) => About(s, await Listing(s, known)),
        ["reviseListing"] = async (s, known) => About(s, await Listing(s, known), Words),
        ["submitListing"] = async (s, _) => About(s, await s.Draft()),
        ["archiveListing"] = async (s, known) => About(s, await Listing(s, known)),
        ["reviewListing"] = async (s, _) => About(s, await s.Submitted(), new { approve = true }),
        ["suspendListing"] = async (s, _) => About(s, await s.Published(), new { reason = LocalText.Same("Сүрөтү жок") }),
        ["reinstateListing"] = async (s, _) => About(s, await s.Suspended()),
        ["addListingPicture"] = async (s, _) => About(s, await s.Draft(), others: ("pictureId", Guid.CreateVersion7())) with
        {
            Query = "ky=Сүрөт",
            Body = new ByteArrayContent(Snapshots.Png(40, 30)),
        },
        ["getListingPicture"] = async (s, known) =>
        {
            var (listing, picture) = await s.Pictured(published: known == Published);
            return About(s, listing, others: ("pictureId", picture));
        },
        ["removeListingPicture"] = async (s, _) =>
        {
            var (listing, picture) = await s.Pictured(published: false);
            return About(s, listing, others: ("pictureId", picture));
        },
        ["getStock"] = async (s, known) => About(s, await Listing(s, known)),
        ["setStockAlert"] = async (s, known) => About(s, await Listing(s, known), new { at = 3 }),
        ["listListingSlots"] = async (s, _) => About(s, (await s.Timed()).Listing),
        ["getListingSlot"] = async (s, _) => await OfSlot(s),
        ["createListingSlot"] = async (s, _) => About(s, (await s.Timed()).Listing, Scene.Time(s.Now.AddDays(9))),
        ["updateListingSlot"] = async (s, _) => await OfSlot(s, new { places = 9 }),
        ["cancelListingSlot"] = async (s, _) => await OfSlot(s),
        ["setStock"] = async (s, known) => About(s, await Listing(s, known), new { onHand = 7 }),

        ["placeOrder"] = async (s, _) => About(s, body: MarketplaceFixture.Lines("cash", (await s.Published(), 1))),
        ["listMyOrders"] = (s, _) => Plain(s),
        ["listMySales"] = (s, _) => Plain(s),
        ["getOrder"] = async (s, _) => About(s, await s.Ordered()),
        ["acceptOrder"] = async (s, _) => About(s, await s.Ordered()),
        ["makeOrderReady"] = async (s, _) => About(s, await s.Accepted()),
        ["handOverOrder"] = async (s, _) => About(s, await s.Ready(), new { receipt = "1" }),
        ["completeOrder"] = async (s, _) => About(s, await s.HandedOver()),
        ["declineOrder"] = async (s, _) => About(s, await s.Ordered(), new { reason = "other" }),
        ["recordNoShow"] = async (s, _) => About(s, await s.NotFetched()),
        ["cancelOrderPart"] = async (s, _) => await OfPart(s, await s.Ordered()),
        ["completeOrderPart"] = async (s, _) => await OfPart(s, await s.HandedOver()),
        ["cancelOrder"] = async (s, _) => About(s, await s.Ordered()),

        ["sendOrderMessage"] = async (s, _) => await OfPart(s, await s.Ordered(), new { text = "Саламатсызбы" }),
        ["listOrderMessages"] = async (s, _) => await OfPart(s, await s.Ordered()),
        ["reportOrderMessage"] = async (s, _) =>
        {
            var (order, part, message) = await s.Written();
            return About(s, order, new { reason = "other" }, ("partId", part), ("messageId", message));
        },
        ["listMessageReports"] = (s, _) => Plain(s),
        ["decideMessageReport"] = async (s, _) => About(s, body: new { hide = true }, others: ("messageId", await s.Reported())),

        ["startPayment"] = async (s, _) => About(s, await s.Ordered("qr")),
        ["getPaymentAttempt"] = async (s, _) =>
        {
            var (order, attempt, _) = await s.Presented();
            return About(s, order, others: ("attemptId", attempt));
        },
        ["takePaymentCallback"] = async (s, _) => About(s, body: await s.News()),

        ["requestRefund"] = async (s, _) =>
        {
            var (order, part) = await s.Sold();
            return About(s, order, new { sellerOrderId = part, amount = new { amount = 5, currency = "KGS" }, cause = "goodwill" });
        },
        ["listRefunds"] = (s, _) => Plain(s),
        ["listMyRefunds"] = (s, _) => Plain(s),
        ["getRefund"] = async (s, _) => About(s, await s.Owed()),
        ["approveRefund"] = async (s, _) => About(s, await s.Owed()),
        ["refuseRefund"] = async (s, _) => About(s, await s.AskedFor()),
        ["sendRefundAgain"] = async (s, _) => About(s, await s.Failed()),

        ["checkRefund"] = async (s, _) => About(s, await s.Settled()),
        ["setPayoutAccount"] = (s, _) => Plain(s, new { account = "1234567890123456" }),
        ["listMyPayouts"] = (s, _) => Plain(s),
        ["getPayout"] = async (s, _) => About(s, (await s.Batched()).Payout),
        ["checkPayout"] = async (s, _) => About(s, (await s.Batched(paid: true)).Payout),
        ["createPayoutBatch"] = async (s, _) =>
        {
            await s.Completed();
            return About(s);
        },
        ["listPayoutBatches"] = (s, _) => Plain(s),
        ["getPayoutBatch"] = async (s, _) => About(s, (await s.Batched()).Batch),
        ["approvePayoutBatch"] = async (s, _) => About(s, (await s.Batched()).Batch),
        ["discardPayoutBatch"] = async (s, _) => About(s, (await s.Batched()).Batch),
        ["uploadSettlementFile"] = (s, _) => Plain(s, Scene.SettlementFile()),
        ["listSettlementFiles"] = (s, _) => Plain(s),
        ["listSettlementMismatches"] = async (s, _) => About(s, await s.Uploaded()),
        ["takeFreedomPayResult"] = async (s, _) => About(s, body: await s.FreedomNews(check: false)),
        ["checkFreedomPayPayment"] = async (s, _) => About(s, body: await s.FreedomNews(check: true)),

        ["getMyStatement"] = (s, _) => Task.FromResult(OfMonth(s)),
        ["getMyStatementAsCsv"] = (s, _) => Task.FromResult(OfMonth(s)),
        ["getMyStatementAsPdf"] = (s, _) => Task.FromResult(OfMonth(s)),
        ["getTrialBalance"] = (s, _) => Plain(s),
        ["listBalances"] = (s, _) => Plain(s),
        ["listLedgerPeriods"] = (s, _) => Plain(s),
        ["closeLedgerPeriod"] = (s, _) => Plain(s, new { month = Scene.Month() }),
        ["exportLedger"] = (s, _) => Task.FromResult(About(s) with { Query = "month=2026-03" }),
        ["openDispute"] = async (s, _) => await OfPart(s, await s.HandedOver(), new { reason = "damaged" }),
        ["getDispute"] = async (s, _) => About(s, await s.Disputed()),
        ["listDisputes"] = (s, _) => Plain(s),
        ["answerDispute"] = async (s, _) => About(s, await s.Disputed(), new { agrees = false }),
        ["withdrawDispute"] = async (s, _) => About(s, await s.Disputed()),
        ["decideDispute"] = async (s, _) => About(s, await s.Disputed(), new { outcome = "seller" }),
        ["writeReview"] = async (s, _) => await OfPart(s, await s.Done(), new { stars = 5, words = "Жакшы" }),
        ["getPartReviews"] = async (s, _) => await OfPart(s, await s.Done()),
        ["listSellerReviews"] = async (s, _) => About(s, await s.ShopId()),
        ["getSeller"] = async (s, _) => About(s, await s.ShopId()),
        ["updateMyShop"] = (s, _) => Plain(s, new { displayName = LocalText.Same("Башка дүкөн") }),
        ["setMyDelivery"] = (s, _) => Plain(s, new { pickupLabId = Guid.CreateVersion7() }),
        ["pauseMyShop"] = (s, _) => Plain(s),
        ["resumeMyShop"] = async (s, _) =>
        {
            await s.Paused();
            return About(s);
        },
        ["closeMyShop"] = (s, _) => Plain(s),

        ["listCampaigns"] = (s, _) => Plain(s),
        ["getCampaign"] = async (s, known) => About(s, await s.Campaign(live: known != Draft)),
        ["getCampaignLedger"] = async (s, _) => About(s, await s.Campaign(live: true)),
        ["createCampaign"] = (s, _) => Plain(s, s.CampaignDraft()),
        ["launchCampaign"] = async (s, _) => About(s, await s.Campaign(live: false)),
        ["makePledge"] = async (s, _) => About(s, await s.Campaign(live: true), new { amount = new { amount = 100, currency = "KGS" } }),
        ["approveCampaignRefunds"] = async (s, _) => About(s, await s.FailedCampaign()),
        ["listMyPledges"] = (s, _) => Plain(s),
        ["withdrawPledge"] = async (s, _) => About(s, await s.Pledged()),

        ["createFund"] = async (s, _) => About(s, body: (await s.Gathered()).Body()),
        ["getFund"] = async (s, _) => About(s, (await s.Fund()).Fund),
        ["getFundTotals"] = async (s, _) => About(s, (await s.Fund()).Fund),
        ["listFundEntries"] = async (s, _) => About(s, (await s.Fund()).Fund),
        ["openFund"] = async (s, _) => About(s, await s.Begun()),
        ["askToShareOut"] = async (s, _) => About(s, (await s.Fund()).Fund),
        ["keepFundOpen"] = async (s, _) => About(s, await s.Closing()),
        ["shareOutFund"] = async (s, _) => About(s, await s.Closing()),
        ["voteForFundSigner"] = async (s, _) => await OfSigner(s),
        ["nameFundSigner"] = async (s, _) => await OfSigner(s),
        ["listMyFunds"] = (s, _) => Plain(s),
        ["callFundMeeting"] = async (s, _) => About(s, (await s.Fund()).Fund, new { heldOn = "2026-03-01" }),
        ["listFundMeetings"] = async (s, _) => About(s, (await s.Fund()).Fund),
        ["getFundMeeting"] = async (s, _) => await OfMeeting(s, (f, _) => f.Meets()),
        ["putFundMeetingList"] = async (s, _) => await OfMeeting(s, (f, _) => f.Meets(), f => f.List(shares: 1)),
        ["countFundCash"] = async (s, _) => await OfMeeting(s, (f, _) => f.Meets(written: true),
            _ => new { loanCash = FundSteps.Som(0), socialCash = FundSteps.Som(0) }),
        ["writeFundMeetingOn"] = async (s, _) => await OfMeeting(s, (f, _) => f.Meets(written: true, counted: true)),
        ["signFundMeeting"] = async (s, _) => await OfMeeting(s, (f, _) => f.Meets(written: true, counted: true)),
        ["callFundMeetingOff"] = async (s, _) => await OfMeeting(s, (f, _) => f.Meets()),
        ["disputeFundMeeting"] = async (s, _) => await OfMeeting(s, (f, _) => f.Held(new DateOnly(2026, 2, 1)),
            _ => new { reason = "other" }),
        ["withdrawFundDispute"] = async (s, _) => await OfMeeting(s, (f, scene) => f.Disputed(scene.As(Scene.Buyer))),
        ["reverseFundMeeting"] = async (s, _) => await OfMeeting(s, (f, scene) => f.Disputed(scene.As(Scene.Buyer))),
        ["askForFundLoan"] = async (s, _) =>
        {
            var fund = await s.Fund();
            await fund.Held(new DateOnly(2026, 2, 1));
            return About(s, fund.Fund, new { amount = FundSteps.Som(100), months = 1 });
        },
        ["listFundLoans"] = async (s, _) => About(s, (await s.Fund()).Fund),
        ["getFundLoan"] = async (s, _) => await OfLoan(s, paidOut: false),
        ["voteOnFundLoan"] = async (s, _) => await OfLoan(s, paidOut: false, new { approve = true }),
        ["writeFundLoanOff"] = async (s, _) => await OfLoan(s, paidOut: true),

        ["getOrderLedger"] = async (s, _) => About(s, await s.HandedOver()),
        ["getMyBalance"] = (s, _) => Plain(s),
        ["checkLedger"] = (s, _) => Plain(s),
    };

    /// <summary>What is answered differently by what the thing asked about is.</summary>
    public static IReadOnlyDictionary<string, string[]> Cases { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["openShop"] = ["with the right to sell"],
        ["getCampaign"] = [Draft, Published],
        ["getListing"] = [Draft, Submitted, Published],
        ["getListingPicture"] = [Draft, Published],
        ["reviseListing"] = [Draft, Published],
        ["archiveListing"] = [Draft, Published],
        ["getStock"] = [Draft, Published],
        ["setStock"] = [Draft, Published],
        ["setStockAlert"] = [Draft, Published],
    };

    public static async Task<Question> Of(MarketplaceFixture fixture, string operation, string known, string caller)
    {
        var scene = await Scene.Set(fixture, caller);
        return await OperationsAccess.Of(fixture, "marketplace", operation, scene.Asker)
            ?? await (All.GetValueOrDefault(operation) ?? OfSupply.GetValueOrDefault(operation) ?? throw new InvalidOperationException(
                $"{operation} is new: say here what it is asked about, and in access.txt who may."))(scene, known);
    }

    private static Task<Guid> Listing(Scene scene, string known) => known switch
    {
        Draft => scene.Draft(),
        Submitted => scene.Submitted(),
        _ => scene.Published(),
    };

    private static Question OfMonth(Scene scene) =>
        new(scene.Asker, new Dictionary<string, string>(StringComparer.Ordinal) { ["month"] = "2026-03" }, null);

    private static async Task<Question> OfSigner(Scene scene)
    {
        var fund = await scene.WithoutSigners();
        return About(scene, fund.Fund, new { personId = fund.Members[4] });
    }

    private static async Task<Question> OfMeeting(Scene scene, Func<FundSteps, Scene, Task<Guid>> meet,
        Func<FundSteps, object>? body = null)
    {
        var fund = await scene.Fund();
        return About(scene, fund.Fund, others: ("meetingId", await meet(fund, scene))) with { Body = body?.Invoke(fund) };
    }

    private static async Task<Question> OfLoan(Scene scene, bool paidOut, object? body = null)
    {
        var (fund, loan) = await scene.Lent(paidOut);
        return About(scene, fund, body, ("loanId", loan));
    }

    private static async Task<Question> OfSlot(Scene scene, object? body = null)
    {
        var (listing, slot) = await scene.Timed();
        return About(scene, listing, body, ("slotId", slot));
    }

    private static async Task<Question> OfGroup(Scene scene, object? body = null) =>
        About(scene, body: body) with { Caller = await scene.AskerForGroup() };

    private static async Task<Question> OfPart(Scene scene, Guid order, object? body = null) =>
        About(scene, order, body, ("partId", await scene.PartOf(order)));

    private static Task<Question> Plain(Scene scene, object? body = null) => Task.FromResult(About(scene, body: body));

    private static Question About(Scene scene, Guid? id = null, object? body = null, params (string Name, Guid Value)[] others)
    {
        var values = others.ToDictionary(o => o.Name, o => $"{o.Value}", StringComparer.Ordinal);
        if (id is { } known)
        {
            values["id"] = $"{known}";
        }

        return new(scene.Asker, values, body);
    }
}
