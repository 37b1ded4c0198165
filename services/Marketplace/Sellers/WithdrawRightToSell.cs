using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>A credential was taken back: the right to sell that came of its course goes with it. Without another right nothing of hers is
/// for sale any more; her listings are drafts again, which she submits once she has a right anew. What was ordered is fulfilled.</summary>
internal sealed class WithdrawRightToSell(MarketplaceDb db, TimeProvider clock) : IConsumer<CredentialRevoked>
{
    private static readonly LocalText Reason = new(
        "Сатуу укугун берген күбөлүк жараксыз болду. Курсту кайра бүтүрүп, товарды кайра жөнөтүңүз.",
        "Свидетельство, которое давало право продавать, больше не действует. Пройдите курс ещё раз и отправьте товар снова.",
        "The credential that gave the right to sell is no longer valid. Complete the course again and submit the listing anew.");

    public async Task Consume(ConsumeContext<CredentialRevoked> context)
    {
        var (fact, token) = (context.Message, context.CancellationToken);
        // By the enrolment: she may have another id since two records of her were merged.
        var rights = await db.RightsToSell.Where(right => right.EnrolmentId == fact.EnrolmentId).ToListAsync(token);
        if (rights is not [{ PersonId: var person } right])
        {
            return;
        }

        db.Remove(right);
        if (!await db.RightsToSell.AnyAsync(other => other.PersonId == person && other.EnrolmentId != right.EnrolmentId, token))
        {
            // A group sells as long as one of its members may.
            var groups = await db.KnownMembers.Where(m => m.PersonId == person && m.Belongs && !db.RightsToSell.Any(
                r => r.EnrolmentId != right.EnrolmentId
                    && db.KnownMembers.Any(o => o.GroupId == m.GroupId && o.Belongs && o.PersonId == r.PersonId)))
                .Select(m => m.GroupId).ToListAsync(token);
            var listings = await db.Listings.Where(l => (l.PersonId == person || groups.Contains(l.PersonId))
                && (l.State == ListingState.Published || l.State == ListingState.InReview)).ToListAsync(token);
            listings.ForEach(listing => listing.Withdraw(Reason));
            await db.Keep(listings, clock.GetUtcNow(), token);
            await context.Publish(new RightToSellWithdrawn(fact.CredentialId, person), token);
        }

        await db.SaveChangesAsync(token);
    }
}
