using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Blocks;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Payments;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Erasure;

/// <summary>A person leaves: her shop closes, nothing of hers can be bought, what was ordered and not handed
/// over is called off. What was bought
/// stays: the ledger holds ids and figures only, and orders keep theirs without her words.</summary>
internal sealed class ErasePerson(MarketplaceDb db, PaymentRails rails, IEnumerable<IErasureStep> steps, TimeProvider clock)
    : IConsumer<PersonErasureRequested>
{
    public async Task Consume(ConsumeContext<PersonErasureRequested> context)
    {
        var (erasureId, person) = context.Message;
        var token = context.CancellationToken;
        await ErasedPerson.Shut(db, person, token);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO erased_people (person_id, erased_at) VALUES ({person}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING", token);
        await db.RightsToSell.Where(right => right.PersonId == person).ExecuteDeleteAsync(token);

        await CloseShop.Of(db, person, clock.GetUtcNow(), token);
        await CallOffOrders.Of(db, context, person, clock.GetUtcNow(), token);
        // An order that was placed while the shop closed holds its stock by now, or never will.
        await CloseShop.Empty(db, person, token);
        await CallOffOrders.Of(db, context, person, clock.GetUtcNow(), token);
        await CloseShop.Empty(db, person, token);

        foreach (var step in steps)
        {
            await step.Erase(db, context, person, clock.GetUtcNow(), token);
        }

        await db.PayoutAccounts.Where(a => db.Sellers.Any(s => s.Id == a.SellerId && s.PersonId == person)).ExecuteDeleteAsync(token);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE campaigns SET state = 'Failed', reached = 0, version = version + 1
            WHERE person_id = {person} AND state IN ('Draft', 'Live', 'Closing');
            UPDATE pledges SET shown_as = NULL, state = CASE WHEN state = 'Promised' THEN 'Withdrawn' ELSE state END
            WHERE backer_id = {person};
            """, token);
        await db.KnownMembers.Where(m => m.PersonId == person).ExecuteDeleteAsync(token);
        await db.ForgetBlocks(person, token);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM known_operators WHERE person_id = {person};
            DELETE FROM signer_votes WHERE voter_id = {person} OR candidate_id = {person};
            UPDATE funds SET signers = array_remove(signers, {person}), version = version + 1 WHERE {person} = ANY (signers);
            """, token);
        await db.ShopAgents.Where(agent => agent.PersonId == person).ExecuteDeleteAsync(token);
        await db.GroupShares.Where(share => share.PersonId == person).ExecuteDeleteAsync(token);
        await ForgetWords.Of(db, rails, person, token);
        await context.Publish(new PersonErased(erasureId, person, "marketplace"), token);
    }
}
