using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>What sellers agree to. A service for all of them: once terms apply, nobody submits anything without them.</summary>
public sealed class TermsTests(MarketplaceFixture marketplace) : IClassFixture<MarketplaceFixture>
{
    private const string Terms = "/v1/sellers/terms";

    private const string Mine = "/v1/me/seller/terms";

    private static int last;

    [Fact]
    public async Task What_applies_is_accepted_by_its_version_before_anything_new_goes_on_sale()
    {
        var (person, seller) = await marketplace.NewSeller();
        var (first, from) = await Publish(marketplace.Clock.GetUtcNow() + SellerTerms.Notice + TimeSpan.FromDays(2));
        await marketplace.Broker.Hear<SellerTermsPublished>(f => f.SellerId == person && f.AppliesFrom == from);
        var listing = await Drafted(seller);
        marketplace.Clock.Advance(SellerTerms.Notice + TimeSpan.FromDays(3));
        (await (await seller.PostSeen($"/v1/listings/{listing}/submission")).ShouldBeProblem(409, "terms_not_accepted"))
            .GetProperty("version").GetString().ShouldBe(first);
        await (await seller.SendWith(HttpMethod.Put, Mine, new { version = "never-seen" }, ifMatch: "*"))
            .ShouldBeProblem(409, "terms_unknown");
        await (await seller.SendWith(HttpMethod.Put, Mine, new { version = first }, ifMatch: "\"99\"")).ShouldBeProblem(412);
        (await Accept(seller, first)).GetProperty("terms").GetString().ShouldBe(first);
        (await Accept(seller, first)).GetProperty("terms").GetString().ShouldBe(first);
        await (await seller.PostSeen($"/v1/listings/{listing}/submission")).Json();

        // The next are announced: they may be accepted beforehand, and the earlier ones no more once they apply.
        var (second, _) = await Publish(marketplace.Clock.GetUtcNow() + SellerTerms.Notice + TimeSpan.FromHours(1));
        var (_, late) = await marketplace.NewSeller();
        await Accept(seller, second);
        marketplace.Clock.Advance(SellerTerms.Notice + TimeSpan.FromDays(1));
        await (await late.SendWith(HttpMethod.Put, Mine, new { version = first }, ifMatch: "*")).ShouldBeProblem(409, "terms_outdated");
        await (await late.PostSeen($"/v1/listings/{await Drafted(late)}/submission")).ShouldBeProblem(409, "terms_not_accepted");
        await (await seller.PostSeen($"/v1/listings/{await Drafted(seller)}/submission")).Json();
        (await seller.GetJson(Mine)).GetProperty("items").EnumerateArray().Select(a => a.GetProperty("version").GetString())
            .ShouldBe([second, first]);
        (await marketplace.Anonymous("ky").GetJson(Terms)).GetProperty("items").EnumerateArray()
            .Select(t => (t.GetProperty("version").GetString(), t.GetProperty("text").GetString()))
            .Where(t => t.Item1 == first || t.Item1 == second).ShouldBe([(second, "Шарттар"), (first, "Шарттар")]);
    }

    [Fact]
    public async Task Terms_are_published_by_the_operator_in_all_languages_with_notice_and_once()
    {
        var (version, from) = await Publish(marketplace.Clock.GetUtcNow() + SellerTerms.Notice + TimeSpan.FromDays(400));
        foreach (var wrong in new[]
        {
            Body("UPPER", from.AddDays(1)), Body("", from.AddDays(1)), Body("2027-01", marketplace.Clock.GetUtcNow().AddDays(13)),
            new { version = "2027-02", text = new { ky = "Шарттар" }, appliesFrom = from.AddDays(1) },
        })
        {
            await (await marketplace.Operator.PostCreating(Terms, wrong)).ShouldBeProblem(400);
        }

        await (await marketplace.Operator.PostCreating(Terms, Body(version, from.AddDays(1))))
            .ShouldBeProblem(409, "terms_published_before");
        await (await marketplace.Operator.PostCreating(Terms, Body("2027-03", from))).ShouldBeProblem(409, "terms_published_before");
        await (await marketplace.Seller.PostCreating(Terms, Body("2027-04", from.AddDays(2)))).ShouldBeProblem(403);
        await (await marketplace.Buyer().SendWith(HttpMethod.Put, Mine, new { version }, ifMatch: "*")).ShouldBeProblem(404);
    }

    [Fact]
    public async Task Accepted_at_once_it_is_kept_once()
    {
        var (_, seller) = await marketplace.NewSeller();
        var (version, _) = await Publish(marketplace.Clock.GetUtcNow() + SellerTerms.Notice + TimeSpan.FromDays(800));
        var shop = (await seller.GetJson("/v1/me/seller")).Id();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(_ => seller.SendWith(HttpMethod.Put, Mine, new { version }, ifMatch: "*")));
        answers.ShouldAllBe(a => a.IsSuccessStatusCode || a.StatusCode == HttpStatusCode.Conflict
            || a.StatusCode == HttpStatusCode.PreconditionFailed);
        answers.ShouldContain(a => a.IsSuccessStatusCode);
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.TermsAcceptances.CountAsync(a => a.SellerId == shop))).ShouldBe(1);
    }

    private static object Body(string version, DateTimeOffset appliesFrom) =>
        new { version, text = new { ky = "Шарттар", ru = "Условия", en = "Terms" }, appliesFrom };

    private async Task<(string Version, DateTimeOffset From)> Publish(DateTimeOffset from)
    {
        var version = $"t-{Interlocked.Increment(ref last)}";
        from = new DateTimeOffset(from.Ticks - (from.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var published = await (await marketplace.Operator.PostCreating(Terms, Body(version, from))).Json();
        return (version, published.GetProperty("appliesFrom").GetDateTimeOffset());
    }

    private static async Task<System.Text.Json.JsonElement> Accept(HttpClient seller, string version) =>
        await (await seller.SendWith(HttpMethod.Put, Mine, new { version }, ifMatch: "*")).Json();

    private static async Task<Guid> Drafted(HttpClient seller) =>
        (await (await seller.PostCreating("/v1/listings", MarketplaceFixture.Draft())).Json()).Id();
}
