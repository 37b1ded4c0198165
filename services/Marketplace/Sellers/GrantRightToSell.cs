using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>Keeps who may sell. A second course, or the same fact again, changes nothing: one right a person.</summary>
internal sealed class GrantRightToSell(MarketplaceDb db, TimeProvider clock) : IConsumer<CourseCompleted>
{
    public async Task Consume(ConsumeContext<CourseCompleted> context)
    {
        var fact = context.Message;
        if (fact.GivesRightToSell)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO rights_to_sell (person_id, course_id, enrolment_id, granted_at)
                VALUES ({fact.PersonId}, {fact.CourseId}, {fact.EnrolmentId}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING
                """,
                context.CancellationToken);
        }
    }
}
