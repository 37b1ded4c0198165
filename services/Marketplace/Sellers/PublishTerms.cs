using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>Terms for sellers.</summary>
/// <param name="Version">Such as 2026-11: up to 20 small letters, digits, dots and hyphens.</param>
/// <param name="Text">In all three languages, up to 20,000 characters each.</param>
/// <param name="AppliesFrom">At least 14 days ahead; of the very first, not in the past.</param>
internal sealed record PublishTermsBody(string Version, LocalText Text, DateTimeOffset AppliesFrom);

/// <summary>A version of the terms.</summary>
/// <param name="Version">Its name.</param>
/// <param name="Text">In the caller's language.</param>
/// <param name="Texts">In all languages.</param>
/// <param name="AppliesFrom">From then on.</param>
/// <param name="PublishedAt">When sellers could read it first.</param>
internal sealed record SellerTermsView(
    string Version, string Text, LocalText Texts, DateTimeOffset AppliesFrom, DateTimeOffset PublishedAt)
{
    public static SellerTermsView Of(SellerTerms terms, HttpContext http) =>
        new(terms.Version, http.Say(terms.Text), terms.Text, terms.AppliesFrom, terms.PublishedAt);
}

/// <summary>All versions, the latest first.</summary>
internal sealed record SellerTermsListView(IReadOnlyList<SellerTermsView> Items);

internal static class PublishTerms
{
    public static async Task<Results<Created<SellerTermsView>, ProblemResult>> Handle(PublishTermsBody body, Caller caller,
        MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var earliest = await db.SellerTerms.AnyAsync(token) ? now + SellerTerms.Notice : now;
        if (new Validation().Text(body.Text, 20_000, "text")
            .Check(body.Text is null || LocalText.Languages.All(language => body.Text.Find(language).Language == language), "text",
                "Үч тилде тең керек.", "Нужно на всех трёх языках.", "All three languages are needed.")
            .Check(SellerTerms.IsVersion(body.Version), "version", "Кичине тамгалар, цифралар, чекит жана дефис гана.",
                "Только строчные латинские буквы, цифры, точки и дефисы.", "Small letters, digits, dots and hyphens only.")
            .Check(body.AppliesFrom >= earliest, "appliesFrom", "Сатуучуларга алдын ала 14 күн берилет.",
                "Продавцы узнают об этом за 14 дней.", "Sellers are told 14 days before.").Problem is { } refusal)
        {
            return refusal;
        }

        var terms = SellerTerms.Publish(body.Version, body.Text!, body.AppliesFrom, caller.PersonId, now);
        db.Add(terms);
        await publish.Publish(new SellerTermsTellingDue(terms.Id, Guid.Empty), token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException
        {
            ConstraintName: "ix_seller_terms_version" or "ix_seller_terms_applies_from",
        })
        {
            return ProblemResult.Of(TermsRules.PublishedBefore);
        }

        return TypedResults.Created("/v1/sellers/terms", SellerTermsView.Of(terms, http));
    }

    public static async Task<Ok<SellerTermsListView>> All(MarketplaceDb db, HttpContext http, CancellationToken token) => TypedResults.Ok(
        new SellerTermsListView((await db.SellerTerms.AsNoTracking().OrderByDescending(t => t.AppliesFrom).ToListAsync(token))
            .ConvertAll(terms => SellerTermsView.Of(terms, http))));
}

/// <summary>Tells every open shop of new terms, some at a time: each step is a transaction that asks for the next.</summary>
internal sealed class SellerTermsTellingConsumer(MarketplaceDb db) : IConsumer<SellerTermsTellingDue>
{
    private const int Batch = 200;

    public async Task Consume(ConsumeContext<SellerTermsTellingDue> context)
    {
        var (id, after) = context.Message;
        var token = context.CancellationToken;
        var terms = await db.SellerTerms.AsNoTracking().SingleAsync(t => t.Id == id, token);
        var shops = await db.Sellers.AsNoTracking().Where(s => s.ClosedAt == null && s.Id > after).OrderBy(s => s.Id)
            .Select(s => new { s.Id, s.PersonId }).Take(Batch).ToListAsync(token);
        foreach (var shop in shops)
        {
            await context.Publish(new SellerTermsPublished(id, shop.PersonId, terms.AppliesFrom), token);
        }

        if (shops.Count == Batch)
        {
            await context.Publish(new SellerTermsTellingDue(id, shops[^1].Id), token);
        }

        await db.SaveChangesAsync(token);
    }
}
