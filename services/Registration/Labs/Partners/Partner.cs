using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Partners;

/// <summary>An organisation whose own systems use the API: it acts for nobody, and reaches what its scopes name in the labs that it works
/// with.</summary>
internal sealed class Partner : IVersioned
{
    /// <summary>What can be allowed.</summary>
    public static readonly IReadOnlyList<string> KnownScopes = ["impact:read", "events:read", "webhooks:manage"];

    private readonly List<PartnerSecret> secrets = [];

    private Partner(Guid id, Guid registeredBy, DateTimeOffset registeredAt)
    {
        Id = id;
        RegisteredBy = registeredBy;
        RegisteredAt = registeredAt;
        Version = 1;
    }

    /// <summary>Also its client id.</summary>
    public Guid Id { get; private set; }

    public LocalText Name { get; private set; } = null!;

    public List<string> Scopes { get; private set; } = [];

    public List<Guid> Labs { get; private set; } = [];

    /// <summary>The operator who did.</summary>
    public Guid RegisteredBy { get; private set; }

    public DateTimeOffset RegisteredAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public IReadOnlyList<PartnerSecret> Secrets => secrets;

    public int Version { get; private set; }

    public static Partner Register(PartnerPlan plan, Guid by, DateTimeOffset now) => new(Guid.CreateVersion7(now), by, now)
    {
        Name = plan.Name,
        Scopes = [.. plan.Scopes.Distinct(StringComparer.Ordinal)],
        Labs = [.. plan.Labs.Distinct()],
    };

    public Error? Change(PartnerPlan plan)
    {
        if (RevokedAt is not null)
        {
            return PartnerRules.Revoked;
        }

        (Name, Scopes, Labs) = (plan.Name, [.. plan.Scopes.Distinct(StringComparer.Ordinal)], [.. plan.Labs.Distinct()]);
        Version++;
        return null;
    }

    /// <summary>For good: no token is given any more. Twice is once.</summary>
    public void Revoke(DateTimeOffset now)
    {
        if (RevokedAt is null)
        {
            RevokedAt = now;
            Version++;
        }
    }

    /// <summary>What other services hear of it.</summary>
    public PartnerChanged Told() => new(Id, Scopes, Labs, RevokedAt is not null, Version);

    public static void Map(ModelBuilder model)
    {
        model.Entity<Partner>(partner =>
        {
            partner.ToTable("partner");
            partner.Property(p => p.Id).ValueGeneratedNever();
            partner.Property(p => p.Name);
            partner.HasMany(p => p.Secrets).WithOne().HasForeignKey(s => s.PartnerId);
        });
        model.Entity<PartnerSecret>(secret =>
        {
            secret.ToTable("partner_secret",
                table => table.HasCheckConstraint("ck_partner_secret_slot", $"slot BETWEEN 1 AND {PartnerSecret.Most}"));
            secret.Property(s => s.Id).ValueGeneratedNever();
            secret.HasIndex(s => new { s.PartnerId, s.Slot }, PartnerSecret.OneASlot).IsUnique().HasFilter("revoked_at IS NULL");
        });
    }
}
