using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Sellers;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Reviews;

/// <summary>What one party of a completed part says of the other. Neither sees the other's before both have written, or two weeks have
/// passed since it completed: nobody answers in kind.</summary>
internal sealed class Review
{
    public static readonly TimeSpan Blind = TimeSpan.FromDays(14);

    private Review(Guid id, Guid sellerOrderId, Guid sellerId, Guid authorId, bool byBuyer, int stars, string? words,
        DateTimeOffset writtenAt) =>
        (Id, SellerOrderId, SellerId, AuthorId, ByBuyer, Stars, Words, WrittenAt) =
        (id, sellerOrderId, sellerId, authorId, byBuyer, stars, words, writtenAt);

    public Guid Id { get; private set; }

    public Guid SellerOrderId { get; private set; }

    /// <summary>The shop.</summary>
    public Guid SellerId { get; private set; }

    public Guid AuthorId { get; private set; }

    public bool ByBuyer { get; private set; }

    /// <summary>1 to 5.</summary>
    public int Stars { get; private set; }

    public string? Words { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public static Review Of(SellerOrder part, Guid author, bool byBuyer, int stars, string? words, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), part.Id, part.SellerId, author, byBuyer, stars, words, now);

    public static void Map(ModelBuilder model) => model.Entity<Review>(review =>
    {
        review.HasOne<SellerOrder>().WithMany().HasForeignKey(r => r.SellerOrderId).OnDelete(DeleteBehavior.Restrict);
        review.HasOne<Seller>().WithMany().HasForeignKey(r => r.SellerId).OnDelete(DeleteBehavior.Restrict);
        review.HasIndex(r => new { r.SellerOrderId, r.ByBuyer }).IsUnique().HasDatabaseName("ix_reviews_one_a_side");
        review.HasIndex(r => new { r.SellerId, r.Id });
        review.HasIndex(r => r.AuthorId);
        review.ToTable(table => table.HasCheckConstraint("ck_reviews_stars", "stars BETWEEN 1 AND 5"));
    });
}
