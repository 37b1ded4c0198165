using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>The search while the market changes.</summary>
[Collection("marketplace")]
public sealed class MarketIndexTests(MarketplaceFixture marketplace)
{
    [Theory]
    [InlineData("suspended")]
    [InlineData("archived")]
    [InlineData("reworded")]
    [InlineData("closed")]
    [InlineData("paused")]
    [InlineData("without the right to sell")]
    [InlineData("erased")]
    public async Task What_leaves_the_market_is_found_no_more_and_its_words_are_known_no_more(string way)
    {
        var (person, client) = await marketplace.NewSeller();
        var word = Word();
        var id = await Listed(client, word);
        (await Find(word)).ShouldBe([id]);

        await Leave(way, id, person, client);

        await marketplace.Eventually(async () => (await Find(word)).Count == 0);
        (await marketplace.Anonymous().GetJson($"/v1/listings/facets?q={word}")).GetProperty("listings").GetInt32().ShouldBe(0);
        await ShouldBeCountedRight();
        if (way == "paused")
        {
            await (await client.PostSeen("/v1/me/seller/resumption")).Json();
            (await Find(word)).ShouldBe([id]);
        }
    }

    [Fact]
    public async Task A_suspended_listing_is_found_again_once_it_is_reinstated()
    {
        var word = Word();
        var id = await Listed(marketplace.Seller, word);
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{id}/suspension", new { reason = new { ky = "Сүрөтү жок" } })).Json();
        (await Find(word)).ShouldBeEmpty();
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{id}/reinstatement")).Json();
        (await Find(word)).ShouldBe([id]);
    }

    [Fact]
    public async Task A_new_price_is_found_at_once()
    {
        var word = Word();
        var id = await Listed(marketplace.Seller, word);
        await (await marketplace.Seller.SendWith(HttpMethod.Put, $"/v1/listings/{id}", Draft(word, 777_000), ifMatch: "*")).Json();
        (await Find($"{word}&minPrice=777000&maxPrice=777000")).ShouldBe([id]);
        (await Find($"{word}&maxPrice=776999")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_shop_took_over_is_found_under_its_own_name()
    {
        var (from, old) = await marketplace.NewSeller();
        var (to, her) = await marketplace.NewSeller();
        var word = Word();
        var id = await Listed(old, word);
        await marketplace.Take(new PersonMerged(from, to));
        var shop = (await her.GetJson("/v1/me/seller")).Id();
        (await Find($"{word}&sellerId={shop}")).ShouldBe([id]);
    }

    [Fact]
    public async Task What_an_earlier_version_published_or_took_away_is_caught_up_with()
    {
        var word = Word();
        var (missing, gone) = (await Listed(marketplace.Seller, word), await Listed(marketplace.Seller, word));
        await marketplace.WithDb<MarketplaceDb, int>(db => db.Database.ExecuteSqlAsync(
            $"""
            UPDATE known_words SET uses = uses - 1 WHERE sound IN
              (SELECT unnest(sounds) FROM listing_entries WHERE listing_id = {missing});
            DELETE FROM listing_entries WHERE listing_id = {missing};
            UPDATE listings SET state = 'Suspended', version = version + 1 WHERE id = {gone};
            """));
        (await Find(word)).ShouldBeEmpty();
        await marketplace.WithDb<MarketplaceDb, int>(db => CatchUpMarketIndex.Next(db, marketplace.Clock.GetUtcNow(), default));
        (await Find(word)).ShouldBe([missing]);
        await ShouldBeCountedRight();
    }

    [Fact]
    public async Task Words_are_counted_right_however_many_come_and_go_at_once()
    {
        var shops = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => marketplace.NewSeller()));
        var word = Word();
        await Task.WhenAll(shops.Select(async shop =>
        {
            for (var i = 0; i < 3; i++)
            {
                await Listed(shop.Client, $"{word} биринчи экинчи");
            }
        }));
        (await Find(word)).Count.ShouldBe(12);
        var answers = await Task.WhenAll(shops.Select(shop => shop.Client.PostSeen("/v1/me/seller/closing")));
        answers.ShouldAllBe(answer => answer.IsSuccessStatusCode);
        (await Find(word)).ShouldBeEmpty();
        await ShouldBeCountedRight();
    }

    [Fact]
    public async Task Of_two_reviews_at_once_one_publishes_and_the_words_count_once()
    {
        var id = (await (await marketplace.Seller.PostCreating("/v1/listings", Draft(Word()))).Json()).Id();
        await (await marketplace.Seller.PostSeen($"/v1/listings/{id}/submission")).Json();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            marketplace.Coordinator.SendWith(HttpMethod.Post, $"/v1/listings/{id}/review", new { approve = true }, ifMatch: "\"2\"")));
        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
        answers.ShouldAllBe(a => (int)a.StatusCode < 500);
        await ShouldBeCountedRight();
    }

    private async Task Leave(string way, Guid id, Guid person, HttpClient client)
    {
        switch (way)
        {
            case "suspended":
                await (await marketplace.Coordinator.PostSeen($"/v1/listings/{id}/suspension", new { reason = new { ky = "Жок" } })).Json();
                break;
            case "archived":
                await (await client.PostSeen($"/v1/listings/{id}/archiving")).Json();
                break;
            case "reworded":
                await (await client.SendWith(HttpMethod.Put, $"/v1/listings/{id}", Draft(Word()), ifMatch: "*")).Json();
                break;
            case "closed":
                await (await client.PostSeen("/v1/me/seller/closing")).Json();
                break;
            case "paused":
                await (await client.PostSeen("/v1/me/seller/pause")).Json();
                break;
            case "erased":
                await marketplace.Take(new PersonErasureRequested(Guid.CreateVersion7(), person));
                break;
            default:
                var enrolment = await marketplace.WithDb<MarketplaceDb, Guid>(db =>
                    db.RightsToSell.Where(r => r.PersonId == person).Select(r => r.EnrolmentId).SingleAsync());
                await marketplace.Take(new CredentialRevoked(
                    Guid.CreateVersion7(), enrolment, person, "CL-0000-0000", LocalText.Same("Felt"), "issuedInError"));
                break;
        }
    }

    /// <summary>A word that nothing else has, and that no other is near.</summary>
    private static string Word() => new([.. Guid.CreateVersion7().ToByteArray().Skip(4).Select((b, i) => (i % 2 == 0
        ? "бвгджзклмнпрстфх" : "аоуиеаоуиеаоуиеа")[b % 16])]);

    private async Task<Guid> Listed(HttpClient seller, string word)
    {
        var id = (await (await seller.PostCreating("/v1/listings", Draft(word))).Json()).Id();
        await (await seller.PostSeen($"/v1/listings/{id}/submission")).Json();
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{id}/review", new { approve = true })).Json();
        return id;
    }

    private static object Draft(string word, long price = 100_000) => new
    {
        title = new { ky = word }, description = new { ky = "Кол менен жасалган." }, price = new { amount = price, currency = "KGS" },
        category = "felt", labId = MarketplaceFixture.AtBashy,
    };

    private async Task<List<Guid>> Find(string query) => (await marketplace.Anonymous().GetJson($"/v1/listings?limit=100&q={query}"))
        .GetProperty("items").EnumerateArray().Select(l => l.Id()).ToList();

    private async Task ShouldBeCountedRight() => (await marketplace.WithDb<MarketplaceDb, List<string>>(db => db.Database.SqlQuery<string>(
        $"""
        SELECT coalesce(k.sound, t.sound) AS "Value" FROM known_words k
        FULL JOIN (SELECT sound, count(*) AS uses FROM listing_entries, unnest(sounds) AS sound GROUP BY sound) t ON t.sound = k.sound
        WHERE coalesce(k.uses, 0) <> coalesce(t.uses, 0)
        """).ToListAsync())).ShouldBeEmpty();
}
