using CreativeLabs.Contracts;

namespace CreativeLabs.Registration.Labs.Partners;

/// <summary>A partner, for the operator.</summary>
/// <param name="Id">The partner; its client id too.</param>
/// <param name="Name">In all its languages.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Labs">Where it may.</param>
/// <param name="RegisteredAt">Since when.</param>
/// <param name="RevokedAt">When its access ended; null while it stands.</param>
/// <param name="Secrets">Those that are valid; never their words.</param>
internal sealed record PartnerView(
    Guid Id, LocalText Name, IReadOnlyList<string> Scopes, IReadOnlyList<Guid> Labs, DateTimeOffset RegisteredAt, DateTimeOffset? RevokedAt,
    IReadOnlyList<SecretView> Secrets)
{
    public static PartnerView Of(Partner partner) => new(
        partner.Id, partner.Name, partner.Scopes, partner.Labs, partner.RegisteredAt, partner.RevokedAt,
        partner.Secrets.Where(s => s.RevokedAt is null).OrderBy(s => s.Id).Select(s => new SecretView(s.Id, s.MadeAt)).ToList());
}

/// <summary>A secret that is valid.</summary>
/// <param name="Id">By which it is revoked.</param>
/// <param name="MadeAt">Since when.</param>
internal sealed record SecretView(Guid Id, DateTimeOffset MadeAt);
