using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

[Collection("marketplace")]
public sealed class SellingTests(MarketplaceFixture marketplace)
{
    private static readonly object Shop = new { displayName = new { ky = "Айпери кийиздери" } };

    [Fact]
    public async Task A_shop_is_opened_by_who_completed_a_course_that_gives_the_right_and_by_nobody_else()
    {
        var person = Guid.CreateVersion7();
        var client = marketplace.Client(person);
        await marketplace.Take(Completed(person, givesRight: false));
        await (await client.PostCreating("/v1/sellers", Shop)).ShouldBeProblem(409, "no_right_to_sell");
        await (await client.GetAsync("/v1/me/seller")).ShouldBeProblem(404);
        await (await client.PostCreating("/v1/listings", MarketplaceFixture.Draft())).ShouldBeProblem(409, "not_a_seller");
        await marketplace.Take(Completed(person, givesRight: true));
        var shop = await (await client.PostCreating("/v1/sellers", Shop)).Json();
        shop.GetProperty("displayName").GetString().ShouldBe("Айпери кийиздери");
        (await client.GetJson("/v1/me/seller")).Id().ShouldBe(shop.Id());
        await (await client.PostCreating("/v1/sellers", Shop)).ShouldBeProblem(409, "already_seller");
    }

    [Fact]
    public async Task A_completion_that_is_delivered_twice_gives_one_right()
    {
        var (person, message) = (Guid.CreateVersion7(), Guid.NewGuid());
        var completed = Completed(person, givesRight: true);
        await marketplace.Take(completed, message);
        await marketplace.Take(completed, message);
        await marketplace.Take(completed);
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.RightsToSell.CountAsync(r => r.PersonId == person))).ShouldBe(1);
    }

    [Fact]
    public async Task A_right_goes_with_the_credential_it_came_of_and_takes_what_is_for_sale_with_it()
    {
        var (person, client) = await marketplace.NewSeller();
        var first = await marketplace.WithDb<MarketplaceDb, Guid>(db =>
            db.RightsToSell.Where(r => r.PersonId == person).Select(r => r.EnrolmentId).SingleAsync());
        var second = Completed(person, givesRight: true);
        await marketplace.Take(second);
        var listing = await marketplace.Listed(onHand: 3, seller: client);

        await marketplace.Take(Revoked(person, first));
        (await marketplace.Anonymous().GetAsync($"/v1/listings/{listing}")).IsSuccessStatusCode
            .ShouldBeTrue("another course gives the right");

        await marketplace.Take(Revoked(person, second.EnrolmentId));
        (await marketplace.Broker.Hear<RightToSellWithdrawn>(f => f.SellerId == person)).ShouldNotBeNull();
        var draft = await client.GetJson($"/v1/listings/{listing}");
        draft.GetProperty("state").GetString().ShouldBe("draft");
        draft.GetProperty("texts").GetProperty("reason").GetProperty("en").GetString()!.ShouldContain("credential");
        await (await client.PostSeen($"/v1/listings/{listing}/submission")).ShouldBeProblem(409, "no_right_to_sell");

        var (other, stranger) = (Guid.CreateVersion7(), Completed(Guid.CreateVersion7(), givesRight: true));
        await marketplace.Take(stranger with { PersonId = other });
        await marketplace.Take(Revoked(other, stranger.EnrolmentId));
        await (await marketplace.Client(other).PostCreating("/v1/sellers", Shop)).ShouldBeProblem(409, "no_right_to_sell");

        // The way out: the course anew.
        await marketplace.Take(Completed(person, givesRight: true));
        (await (await client.PostSeen($"/v1/listings/{listing}/submission")).Json()).GetProperty("state").GetString()
            .ShouldBe("inReview");
    }

    [Fact]
    public async Task Ten_requests_at_once_open_one_shop()
    {
        var person = Guid.CreateVersion7();
        await marketplace.Take(Completed(person, givesRight: true));
        var client = marketplace.Client(person);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.PostCreating("/v1/sellers", Shop)));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldBeProblem(409, "already_seller");
        }
    }

    [Fact]
    public async Task A_listing_is_seen_by_buyers_once_the_labs_coordinator_approved_it()
    {
        var id = (await (await marketplace.Seller.PostCreating("/v1/listings", MarketplaceFixture.Draft())).Json()).Id();
        var anyone = marketplace.Anonymous();
        await (await anyone.GetAsync($"/v1/listings/{id}")).ShouldBeProblem(404);
        await (await Review(marketplace.Coordinator, id, true)).ShouldBeProblem(409, "listing_not_in_review");
        await (await marketplace.Buyer().PostSeen($"/v1/listings/{id}/submission")).ShouldBeProblem(404);
        await (await marketplace.Seller.PostSeen($"/v1/listings/{id}/submission")).Json();
        await (await Review(marketplace.CoordinatorElsewhere, id, true)).ShouldBeProblem(404);
        await (await Review(marketplace.Seller, id, true)).ShouldBeProblem(403);
        await (await Review(marketplace.Coordinator, id, false)).ShouldBeProblem(400);
        (await (await marketplace.Coordinator.PostSeen($"/v1/listings/{id}/review",
            new { approve = false, reason = new { en = "Which size?" } })).Json())
            .GetProperty("state").GetString().ShouldBe("draft");
        await (await marketplace.Seller.PostSeen($"/v1/listings/{id}/submission")).Json();
        (await marketplace.Coordinator.GetJson("/v1/listings/to-review?limit=100")).GetProperty("items").EnumerateArray()
            .ShouldContain(l => l.Id() == id);
        await (await Review(marketplace.Coordinator, id, true)).Json();
        (await anyone.GetJson($"/v1/listings/{id}")).GetProperty("title").GetString().ShouldBe("Shyrdak");
        (await marketplace.Broker.Hear<ListingPublished>(f => f.ListingId == id)).SellerId.ShouldBe(MarketplaceFixture.SeededSeller);
    }

    [Fact]
    public async Task Nobody_reviews_her_own_listing_whatever_her_role()
    {
        var id = (await (await marketplace.Seller.PostCreating("/v1/listings", MarketplaceFixture.Draft())).Json()).Id();
        await (await marketplace.Seller.PostSeen($"/v1/listings/{id}/submission")).Json();
        foreach (var role in (string[])[$"coordinator:{MarketplaceFixture.AtBashy}", "operator"])
        {
            await (await Review(marketplace.Client(MarketplaceFixture.SeededSeller, role), id, true))
                .ShouldBeProblem(409, "own_listing_review");
        }
    }

    [Fact]
    public async Task A_new_price_keeps_a_listing_on_the_market_and_new_words_are_reviewed_again()
    {
        var id = await marketplace.Listed(3);
        var tag = (await marketplace.Seller.GetAsync($"/v1/listings/{id}")).Headers.ETag!.ToString();
        var priced = await marketplace.Seller.SendWith(HttpMethod.Put, $"/v1/listings/{id}", MarketplaceFixture.Draft(price: 90_000),
            ifMatch: tag);
        (await priced.Json()).GetProperty("state").GetString().ShouldBe("published");
        await (await marketplace.Seller.SendWith(HttpMethod.Put, $"/v1/listings/{id}", MarketplaceFixture.Draft(), ifMatch: tag))
            .ShouldBeProblem(412);
        await (await marketplace.Seller.SendWith(HttpMethod.Put, $"/v1/listings/{id}", MarketplaceFixture.Draft())).ShouldBeProblem(428);
        await (await marketplace.Buyer().SendWith(HttpMethod.Put, $"/v1/listings/{id}", MarketplaceFixture.Draft(), ifMatch: "*"))
            .ShouldBeProblem(404);
        var worded = await marketplace.Seller.SendWith(HttpMethod.Put, $"/v1/listings/{id}", MarketplaceFixture.Draft(en: "Better"),
            ifMatch: priced.Headers.ETag!.ToString());
        (await worded.Json()).GetProperty("state").GetString().ShouldBe("inReview");
        await (await MarketplaceFixture.Place(marketplace.Buyer(), "qr", (id, 1))).ShouldBeProblem(409, "listing_not_published");
    }

    [Fact]
    public async Task A_suspended_or_archived_listing_cannot_be_bought_or_changed()
    {
        var (suspended, archived) = (await marketplace.Listed(3), await marketplace.Listed(3));
        await (await marketplace.CoordinatorElsewhere.PostSeen($"/v1/listings/{suspended}/suspension",
            new { reason = new { en = "No" } })).ShouldBeProblem(403);
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{suspended}/suspension",
            new { reason = new { en = "A copy of another" } })).Json();
        await (await marketplace.Seller.PostSeen($"/v1/listings/{archived}/archiving")).Json();
        foreach (var id in new[] { suspended, archived })
        {
            await (await MarketplaceFixture.Place(marketplace.Buyer(), "qr", (id, 1))).ShouldBeProblem(409, "listing_not_published");
            await (await marketplace.Seller.SendWith(HttpMethod.Put, $"/v1/listings/{id}", MarketplaceFixture.Draft(), ifMatch: "*"))
                .ShouldBeProblem(409, "listing_not_editable");
        }
    }

    [Fact]
    public async Task A_suspended_listing_is_put_back_by_who_reviews_it_and_its_seller_is_told_each_time()
    {
        var listing = await marketplace.Listed(3);
        for (var time = 1; time <= 2; time++)
        {
            await (await marketplace.Coordinator.PostSeen($"/v1/listings/{listing}/suspension", new { reason = new { en = "No" } })).Json();
            await marketplace.Eventually(() => Task.FromResult(
                marketplace.Broker.Heard<ListingSuspended>(f => f.ListingId == listing).DistinctBy(f => f.NoticeId).Count() == time));
            await (await marketplace.CoordinatorElsewhere.PostSeen($"/v1/listings/{listing}/reinstatement")).ShouldBeProblem(404);
            await (await marketplace.Seller.PostSeen($"/v1/listings/{listing}/reinstatement")).ShouldBeProblem(403);
            (await (await marketplace.Coordinator.PostSeen($"/v1/listings/{listing}/reinstatement")).Json()).GetProperty("state")
                .GetString().ShouldBe("published");
        }

        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{listing}/reinstatement")).ShouldBeProblem(409,
            "listing_not_suspended");
        (await marketplace.Broker.Hear<ListingReinstated>(f => f.ListingId == listing)).SellerId
            .ShouldBe(MarketplaceFixture.SeededSeller);
        await MarketplaceFixture.Placed(marketplace.Buyer(), "qr", (listing, 1));
    }

    [Theory]
    [InlineData("ky", "өрүк", "osh", "Кургатылган өрүк, 1 кг")]
    [InlineData("ky", "ОРУК", "osh", "Кургатылган өрүк, 1 кг")]
    [InlineData("ru", "сон-куль поход", "kochkor", "Конный поход на Сон-Куль, 2 дня")]
    [InlineData("en", "horze trek", "kochkor", "Horse trek to Son-Kul, 2 days")]
    [InlineData("en", "buckthorn", "kochkor", "Sea-buckthorn jam, 500 g")]
    public async Task The_seed_is_found_in_three_languages_also_without_the_kyrgyz_letters_and_with_a_slip(string language, string query,
        string lab, string title)
    {
        var found = await marketplace.Anonymous(language)
            .GetJson($"/v1/listings?q={Uri.EscapeDataString(query)}&labId={WellKnown.Id($"lab/{lab}")}");
        found.GetProperty("items").EnumerateArray().Select(l => l.GetProperty("title").GetString()).ShouldBe([title]);
    }

    [Fact]
    public async Task The_market_is_paged_and_filtered()
    {
        var page = await marketplace.Anonymous().GetAsync("/v1/listings?category=felt&limit=2");
        var first = await page.Json();
        first.GetProperty("items").GetArrayLength().ShouldBe(2);
        first.GetProperty("items").EnumerateArray().ShouldAllBe(l => l.GetProperty("category").GetString() == "felt");
        page.Headers.GetValues("Link").Single().ShouldContain("rel=\"next\"");
        var second = await marketplace.Anonymous()
            .GetJson($"/v1/listings?category=felt&limit=2&cursor={first.GetProperty("next").GetString()}");
        second.GetProperty("items").EnumerateArray().Select(l => l.Id())
            .Intersect(first.GetProperty("items").EnumerateArray().Select(l => l.Id())).ShouldBeEmpty();
        await (await marketplace.Anonymous().GetAsync("/v1/listings?category=gold")).ShouldBeProblem(400);
        await (await marketplace.Anonymous().GetAsync($"/v1/listings?q={new string('a', 101)}")).ShouldBeProblem(400);
        (await marketplace.Anonymous().GetAsync("/v1/listings?q=%00%25_")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_listing_without_words_or_with_an_impossible_price_is_refused()
    {
        var text = new { ky = "Шырдак" };
        object[] broken =
        [
            new { title = new { ky = " " }, description = text, price = new { amount = 1, currency = "KGS" }, category = "felt" },
            new { title = new { ky = new string('ш', 121) }, description = text, price = new { amount = 1, currency = "KGS" },
            category = "felt" }, new { title = text, description = text, price = new { amount = 0, currency = "KGS" }, category = "felt" },
            new { title = text, description = text, price = new { amount = 100_000_001, currency = "KGS" }, category = "felt" },
            new { title = text, description = text, price = new { amount = 1, currency = "USD" }, category = "felt" },
            new { title = text, description = text, price = new { amount = 1, currency = "KGS" }, category = "weapons" },
            new { title = text, description = text, price = 100, category = "felt" },
            new { title = text, description = new { ky = "a\0b" }, price = new { amount = 1, currency = "KGS" }, category = "felt" },
        ];
        foreach (var body in broken)
        {
            await (await marketplace.Seller.PostCreating("/v1/listings", body)).ShouldBeProblem(400);
        }
    }

    private static Task<HttpResponseMessage> Review(HttpClient reviewer, Guid id, bool approve) =>
        reviewer.PostSeen($"/v1/listings/{id}/review", new { approve });

    private static CourseCompleted Completed(Guid person, bool givesRight) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), person, LocalText.Same("Felt"), "handicrafts", givesRight);

    private static CredentialRevoked Revoked(Guid person, Guid enrolment) =>
        new(Guid.CreateVersion7(), enrolment, person, "CL-0000-0000", LocalText.Same("Felt"), "issuedInError");
}
