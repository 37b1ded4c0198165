using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Erasure;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>Keeps who may sell. The same fact again changes nothing; a second course is a right of its own, so that one stands when the
/// other is withdrawn.</summary>
internal sealed class GrantRightToSell(MarketplaceDb db, TimeProvider clock) : IConsumer<CourseCompleted>
{
    public async Task Consume(ConsumeContext<CourseCompleted> context)
    {
        var fact = context.Message;
        if (fact.GivesRightToSell)
        {
            await ErasedPerson.Delay(db, fact.PersonId, context.CancellationToken);
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO rights_to_sell (person_id, course_id, enrolment_id, granted_at)
                SELECT {fact.PersonId}, {fact.CourseId}, {fact.EnrolmentId}, {clock.GetUtcNow()}
                WHERE NOT EXISTS (SELECT FROM erased_people WHERE person_id = {fact.PersonId}) ON CONFLICT DO NOTHING
                """,
                context.CancellationToken);
        }
    }
}
