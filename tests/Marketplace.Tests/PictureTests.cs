using System.Net;
using System.Net.Http.Headers;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace CreativeLabs.Marketplace.Tests;

[Collection("marketplace")]
public sealed class PictureTests(MarketplaceFixture marketplace)
{
    private const string Alt = "ky=%D0%9A%D0%B8%D0%B9%D0%B8%D0%B7&ru=%D0%92%D0%BE%D0%B9%D0%BB%D0%BE%D0%BA&en=Felt";

    [Fact]
    public async Task A_picture_is_shown_in_three_sizes_and_in_three_languages_once_its_listing_is_reviewed()
    {
        var listing = await Draft();
        var picture = Guid.CreateVersion7();
        (await (await Put(listing, picture, Snapshots.Jpeg(1600, 1200, orientation: 1))).Json()).GetProperty("width").GetInt32()
            .ShouldBe(1600);
        await (await marketplace.Anonymous().GetAsync($"/v1/listings/{listing}/pictures/{picture}")).ShouldBeProblem(404);
        await Publish(listing);

        foreach (var (size, longest) in ((string, int)[])[("small", 320), ("medium", 960), ("large", 1600)])
        {
            using var bitmap = SKBitmap.Decode(
                await marketplace.Anonymous().GetByteArrayAsync($"/v1/listings/{listing}/pictures/{picture}?size={size}"));
            Math.Max(bitmap.Width, bitmap.Height).ShouldBe(longest);
        }

        foreach (var (language, alt) in ((string, string)[])[("ky", "Кийиз"), ("ru", "Войлок"), ("en", "Felt")])
        {
            var seen = await marketplace.Anonymous(language).GetJson($"/v1/listings/{listing}");
            seen.GetProperty("cover").GetProperty("alt").GetString().ShouldBe(alt);
            seen.GetProperty("pictures").GetArrayLength().ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_picture_that_is_sent_again_is_there_once_and_what_a_cache_has_is_not_sent_again()
    {
        var listing = await Draft();
        var picture = Guid.CreateVersion7();
        await (await Put(listing, picture, Snapshots.Png())).Json();
        await (await Put(listing, picture, Snapshots.Png(), ifMatch: "\"1\"")).Json();
        (await marketplace.Seller.GetJson($"/v1/listings/{listing}")).GetProperty("pictures").GetArrayLength().ShouldBe(1);
        await (await Put(await Draft(), picture, Snapshots.Png())).ShouldBeProblem(409);

        await Publish(listing);
        using var first = await marketplace.Anonymous().GetAsync($"/v1/listings/{listing}/pictures/{picture}");
        first.Headers.CacheControl!.ToString().ShouldBe("public, no-cache");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/listings/{listing}/pictures/{picture}")
        {
            Headers = { IfNoneMatch = { first.Headers.ETag! } },
        };
        (await marketplace.Anonymous().SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Other_pictures_on_a_published_listing_are_reviewed_before_buyers_see_them()
    {
        var listing = await marketplace.Listed(1);
        var picture = Guid.CreateVersion7();
        await (await Put(listing, picture, Snapshots.Webp())).Json();
        await (await marketplace.Anonymous().GetAsync($"/v1/listings/{listing}")).ShouldBeProblem(404);
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{listing}/review", new { approve = true })).Json();
        (await marketplace.Seller.SendWith(HttpMethod.Delete, $"/v1/listings/{listing}/pictures/{picture}", ifMatch: "*"))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await marketplace.Seller.GetJson($"/v1/listings/{listing}")).GetProperty("state").GetString().ShouldBe("inReview");
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.ListingPictureContents.CountAsync(c => c.PictureId == picture))).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_picture_or_too_large_or_of_somebody_else_or_one_too_many_is_refused()
    {
        var listing = await Draft();
        await (await Put(listing, Guid.CreateVersion7(), "GIF89a"u8.ToArray())).ShouldBeProblem(415, "not_a_picture");
        await (await Put(listing, Guid.CreateVersion7(), Snapshots.Jpeg()[..500])).ShouldBeProblem(415, "not_a_picture");
        await (await Put(listing, Guid.CreateVersion7(), new byte[1_000_001])).ShouldBeProblem(413, "picture_too_large");
        await (await Put(listing, Guid.CreateVersion7(), Snapshots.Png(), alt: "ky=%20")).ShouldBeProblem(400);
        await (await Put(listing, Guid.CreateVersion7(), Snapshots.Png(), ifMatch: "\"7\"")).ShouldBeProblem(412);
        var (_, other) = await marketplace.NewSeller();
        await (await Put(listing, Guid.CreateVersion7(), Snapshots.Png(), client: other)).ShouldBeProblem(404);
        await (await marketplace.Seller.GetAsync($"/v1/listings/{listing}/pictures/{Guid.CreateVersion7()}?size=huge"))
            .ShouldBeProblem(400);
        for (var i = 0; i < 8; i++)
        {
            await (await Put(listing, Guid.CreateVersion7(), Snapshots.Png(40, 30))).Json();
        }

        await (await Put(listing, Guid.CreateVersion7(), Snapshots.Png())).ShouldBeProblem(409, "too_many_pictures");
    }

    [Fact]
    public async Task Of_many_pictures_at_once_each_has_a_place_of_its_own_or_is_refused()
    {
        var listing = await Draft();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Put(listing, Guid.CreateVersion7(), Snapshots.Png(40, 30))));
        answers.ShouldAllBe(answer => answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Conflict
            || answer.StatusCode == HttpStatusCode.PreconditionFailed);
        var places = await marketplace.WithDb<MarketplaceDb, List<short>>(db =>
            db.ListingPictures.Where(p => p.ListingId == listing).Select(p => p.Place).ToListAsync());
        places.Distinct().Count().ShouldBe(answers.Count(answer => answer.IsSuccessStatusCode));
    }

    private async Task<HttpResponseMessage> Put(Guid listing, Guid picture, byte[] bytes, string ifMatch = "*", string alt = Alt,
        HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/listings/{listing}/pictures/{picture}?{alt}");
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
        return await (client ?? marketplace.Seller).SendAsync(request);
    }

    private async Task<Guid> Draft() =>
        (await (await marketplace.Seller.PostCreating("/v1/listings", MarketplaceFixture.Draft())).Json()).Id();

    private async Task Publish(Guid listing)
    {
        await (await marketplace.Seller.PostSeen($"/v1/listings/{listing}/submission")).Json();
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{listing}/review", new { approve = true })).Json();
    }
}
