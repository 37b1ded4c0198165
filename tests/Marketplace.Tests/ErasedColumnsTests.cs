using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>What becomes of every column that could hold words, when a person is erased.</summary>
[Collection("marketplace")]
public sealed class ErasedColumnsTests(MarketplaceFixture marketplace)
{
    [Fact]
    public Task Every_column_that_could_hold_words_is_thought_of() => Canaries.ShouldBeThoughtOf(marketplace.Database, """
        campaigns.kind: a word of a list
        campaigns.state: a word of a list
        disputes.outcome: a word of a list
        disputes.reason: a word of a list
        disputes.state: a word of a list
        entries.account: ids
        fund_entries.kind: a word of a list
        fund_loans.approvals: ids
        fund_loans.state: a word of a list
        fund_meetings.dispute_reason: a word of a list
        fund_meetings.list: ids and figures
        fund_meetings.state: a word of a list
        funds.members: ids
        funds.signers: ids
        funds.state: a word of a list
        journals.kind: a word of a list
        journals.reference: the rail's number, or an id
        listings.category: a word of a list
        listings.content_unit: a word of a list
        listings.description: neutral words
        known_words.sound: deleted when nobody else uses it
        known_words.stem: deleted with it
        listing_entries.category: a word of a list
        listing_entries.lexemes: deleted
        listing_entries.sounds: deleted
        listing_entries.text: deleted
        listing_picture_contents.bytes: deleted
        listing_picture_contents.size: a word of a list
        listing_pictures.alt: deleted
        listing_pictures.media_type: a word of a list
        listings.folded: emptied
        listings.kind: a word of a list
        listings.reason: emptied
        listings.state: a word of a list
        listings.title: neutral words
        listings.unit: a word of a list
        listings.variant: emptied
        lot_tests.laboratory: the laboratory's
        lot_tests.parameter: what was looked for
        lot_tests.result: what was found
        lots.code: its id
        lots.state: a word of a list
        standing_orders.address: emptied
        standing_orders.place: emptied
        standing_orders.shortage: a word of a list
        standing_orders.state: a word of a list
        supply_cycles.invoice_number: a number
        supply_cycles.paid_reference: the bank's number
        supply_cycles.state: a word of a list
        supply_goods.name: the operator's words
        supply_goods.unit: a word of a list
        supply_parts.state: a word of a list
        supply_parts.unit: a word of a list
        order_messages.reason: a word of a list
        order_messages.text: emptied
        order_lines.content_unit: a word of a list
        order_lines.title: neutral words
        order_lines.unit: a word of a list
        orders.number: a number
        orders.payment: a word of a list
        orders.state: a word of a list
        payment_attempts.qr: the rail's id, the order's number and the amount
        payment_attempts.rail: a word of a list
        payment_attempts.rail_reference: the rail's id
        payment_attempts.state: a word of a list
        payment_callbacks.body: what is read of it and nothing else
        payment_callbacks.event_id: the rail's number
        payment_callbacks.rail: a word of a list
        payout_accounts.sealed_number: deleted
        payout_accounts.tail: deleted
        payout_batches.state: a word of a list
        payouts.rail: a word of a list
        payouts.rail_transaction: the rail's number
        payouts.state: a word of a list
        pledges.shown_as: emptied
        pledges.state: a word of a list
        rail_receipts.currency: a code
        rail_receipts.rail: a word of a list
        rail_receipts.rail_transaction: the rail's number
        rail_receipts.use: a word of a list
        refunds.cause: a word of a list
        refunds.rail: a word of a list
        refunds.rail_transaction: the rail's number
        refunds.state: a word of a list
        reservations.state: a word of a list
        reviews.words: emptied
        seller_orders.address: emptied
        seller_orders.way: a word of a list
        seller_orders.cause: a word of a list
        seller_orders.handover_code: drawn at random
        seller_orders.reason: a word of a list
        seller_orders.receipt: emptied
        seller_orders.shop: neutral words
        seller_orders.state: a word of a list
        sellers.about: emptied
        sellers.delivery_areas: emptied
        seller_terms.text: the operator's words
        seller_terms.version: its name
        sellers.display_name: neutral words
        sellers.terms: the name of a version
        settlement_lines.currency: a code
        settlement_files.rail: a word of a list
        settlement_lines.kind: a word of a list
        settlement_lines.rail: a word of a list
        settlement_lines.transaction: the rail's number
        """);
}
