using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>What sellers agree to, version by version. A version is never changed; another one takes its place from a moment that sellers
/// know beforehand.</summary>
internal sealed class SellerTerms
{
    /// <summary>How long before they apply sellers are told of them; the very first may apply at once.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(14);

    public const int LongestVersion = 20;

    private SellerTerms(
        Guid id, string version, LocalText text, DateTimeOffset appliesFrom, Guid publishedBy, DateTimeOffset publishedAt) =>
        (Id, Version, Text, AppliesFrom, PublishedBy, PublishedAt) = (id, version, text, appliesFrom, publishedBy, publishedAt);

    public Guid Id { get; private set; }

    /// <summary>Such as 2026-11.</summary>
    public string Version { get; private set; }

    public LocalText Text { get; private set; }

    public DateTimeOffset AppliesFrom { get; private set; }

    /// <summary>The operator.</summary>
    public Guid PublishedBy { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    public static SellerTerms Publish(string version, LocalText text, DateTimeOffset appliesFrom, Guid by, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), version, text, appliesFrom.ToUniversalTime(), by, now);

    public static bool IsVersion(string? text) => text is { Length: > 0 and <= LongestVersion }
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-');

    public static void Map(ModelBuilder model) => model.Entity<SellerTerms>(terms =>
    {
        terms.Property(t => t.Version).HasMaxLength(LongestVersion);
        terms.HasIndex(t => t.Version).IsUnique();
        terms.HasIndex(t => t.AppliesFrom).IsUnique();
    });
}

/// <summary>A shop accepted a version: kept for good, because it is the proof.</summary>
internal sealed class TermsAcceptance
{
    private TermsAcceptance(Guid sellerId, Guid termsId, DateTimeOffset acceptedAt) =>
        (SellerId, TermsId, AcceptedAt) = (sellerId, termsId, acceptedAt);

    public Guid SellerId { get; private set; }

    public Guid TermsId { get; private set; }

    public DateTimeOffset AcceptedAt { get; private set; }

    public static TermsAcceptance Of(Seller seller, SellerTerms terms, DateTimeOffset now) => new(seller.Id, terms.Id, now);

    public static void Map(ModelBuilder model) => model.Entity<TermsAcceptance>(acceptance =>
    {
        acceptance.HasKey(a => new { a.SellerId, a.TermsId });
        acceptance.HasOne<Seller>().WithMany().HasForeignKey(a => a.SellerId).OnDelete(DeleteBehavior.Restrict);
        acceptance.HasOne<SellerTerms>().WithMany().HasForeignKey(a => a.TermsId).OnDelete(DeleteBehavior.Restrict);
    });
}

internal static class TermsRules
{
    public static readonly Error NotAccepted = new("terms_not_accepted",
        "Алгач сатуучулардын шарттарын окуп, кабыл алыңыз.", "Сначала прочитайте и примите условия для продавцов.",
        "First read and accept the terms for sellers.");

    public static readonly Error Unknown = new("terms_unknown",
        "Шарттардын мындай версиясы жок.", "Такой версии условий нет.", "There is no such version of the terms.");

    public static readonly Error Outdated = new("terms_outdated",
        "Бул версиянын ордуна жаңысы иштейт. Жаңысын кабыл алыңыз.", "Эту версию сменила новая. Примите новую.",
        "A newer version has taken this one's place. Accept that one.");

    public static readonly Error PublishedBefore = new("terms_published_before",
        "Бул версия же ушул убакыттан тартып иштеген версия бар.", "Эта версия или версия с этого же времени уже опубликована.",
        "This version, or one that applies from the same moment, was published before.");
}
