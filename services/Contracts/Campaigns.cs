namespace CreativeLabs.Contracts;

/// <summary>A campaign has to go on; Marketplace's own work and deadline.</summary>
/// <param name="CampaignId">The campaign.</param>
public sealed record CampaignWorkDue(Guid CampaignId) : IFact
{
    Guid IFact.Key => CampaignId;
}

/// <summary>A backer is asked to pay what she promised.</summary>
/// <param name="PledgeId">The pledge.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="BackerId">The backer.</param>
/// <param name="OrderId">What it is paid with.</param>
/// <param name="Number">The order's short number.</param>
/// <param name="Amount">Tyiyn.</param>
/// <param name="PayBy">Until then.</param>
public sealed record PledgeLinkSent(
    Guid PledgeId, Guid CampaignId, Guid BackerId, Guid OrderId, string Number, long Amount, DateTimeOffset PayBy) : IFact
{
    Guid IFact.Key => PledgeId;
}

/// <summary>A pledge was paid.</summary>
/// <param name="OrderId">What it was paid with.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="BackerId">The backer.</param>
/// <param name="Number">The order's short number.</param>
/// <param name="Amount">Tyiyn.</param>
public sealed record PledgePaid(Guid OrderId, Guid CampaignId, Guid BackerId, string Number, long Amount) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>A campaign succeeded: what was paid for a pledge is its seller's.</summary>
/// <param name="OrderId">What it was paid with.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="BackerId">The backer.</param>
/// <param name="Number">The order's short number.</param>
/// <param name="Amount">Tyiyn.</param>
public sealed record PledgeCaptured(Guid OrderId, Guid CampaignId, Guid BackerId, string Number, long Amount) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>What was paid reached a campaign's goal.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="SellerId">Whose it is.</param>
/// <param name="Reached">What was paid, tyiyn.</param>
public sealed record CampaignSucceeded(Guid CampaignId, Guid SellerId, long Reached) : IFact
{
    Guid IFact.Key => CampaignId;
}

/// <summary>A campaign ended without reaching its goal; what was paid goes back.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="SellerId">Whose it is.</param>
/// <param name="Reached">What was paid, tyiyn.</param>
public sealed record CampaignFailed(Guid CampaignId, Guid SellerId, long Reached) : IFact
{
    Guid IFact.Key => CampaignId;
}
