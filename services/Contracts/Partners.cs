namespace CreativeLabs.Contracts;

/// <summary>What a partner's systems may do, told when the operator registers it, changes it or ends its access.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Scopes">Such as <c>webhooks:manage</c>.</param>
/// <param name="Labs">The labs that every scope is limited to.</param>
/// <param name="Revoked">True when its access has ended, for good.</param>
/// <param name="Version">Grows by one with each change; what is older than what is known is ignored.</param>
public sealed record PartnerChanged(
    Guid PartnerId, IReadOnlyList<string> Scopes, IReadOnlyList<Guid> Labs, bool Revoked, int Version) : IFact
{
    Guid IFact.Key => PartnerId;
}
