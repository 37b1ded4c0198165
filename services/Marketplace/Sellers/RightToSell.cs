using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>A person completed a course whose graduates may open a shop: this service's own copy of what Training told.</summary>
internal sealed class RightToSell
{
    public RightToSell(Guid personId, Guid courseId, Guid enrolmentId, DateTimeOffset grantedAt) =>
        (PersonId, CourseId, EnrolmentId, GrantedAt) = (personId, courseId, enrolmentId, grantedAt);

    public Guid PersonId { get; private set; }

    public Guid CourseId { get; private set; }

    public Guid EnrolmentId { get; private set; }

    public DateTimeOffset GrantedAt { get; private set; }

    public static void Map(ModelBuilder model) => model.Entity<RightToSell>().HasKey(right => new { right.PersonId, right.EnrolmentId });
}
