using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>What a person may act as; her access tokens say so from the next one on.</summary>
internal enum Role
{
    /// <summary>Runs a lab.</summary>
    Coordinator,

    /// <summary>Teaches at a lab.</summary>
    Trainer,

    /// <summary>Keeps the platform running.</summary>
    Operator,
}

/// <summary>A role of a person, limited to a lab or for the whole platform.</summary>
internal sealed class RoleGrant
{
    private RoleGrant(Guid id, Guid personId, Role role, Guid? labId, Guid? grantedBy, DateTimeOffset grantedAt)
    {
        Id = id;
        PersonId = personId;
        Role = role;
        LabId = labId;
        GrantedBy = grantedBy;
        GrantedAt = grantedAt;
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Role Role { get; private set; }

    public Guid? LabId { get; private set; }

    /// <summary>Null when it came with the installation.</summary>
    public Guid? GrantedBy { get; private set; }

    public DateTimeOffset GrantedAt { get; private set; }

    /// <summary>When it ended. Revoked grants stay on record and are left out of every query that does not ask for them.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    public Guid? RevokedBy { get; private set; }

    /// <summary>The role in facts and answers: coordinator, trainer or operator.</summary>
    public string Word => NameOf(Role);

    /// <summary>The role in an access token: <c>trainer:{labId}</c>, <c>operator</c>.</summary>
    public string Claim => LabId is null ? Word : $"{Word}:{LabId}";

    public static RoleGrant Give(Guid personId, Role role, Guid? labId, Guid? grantedBy, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), personId, role, labId, grantedBy, now);

    public void Revoke(Guid by, DateTimeOffset now) => (RevokedBy, RevokedAt) = (by, now);

    public static string NameOf(Role role) => role switch { Role.Coordinator => "coordinator", Role.Trainer => "trainer", _ => "operator" };

    public static void Map(ModelBuilder model) => model.Entity<RoleGrant>(grant =>
    {
        grant.ToTable("role_grant");
        grant.Property(g => g.Id).ValueGeneratedNever();
        grant.Ignore(g => g.Word);
        grant.Ignore(g => g.Claim);
        grant.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId);
        grant.HasOne<Lab>().WithMany().HasForeignKey(g => g.LabId);
        grant.HasIndex(g => new { g.PersonId, g.Role, g.LabId }).IsUnique().AreNullsDistinct(false).HasFilter("revoked_at IS NULL");
        grant.HasIndex(g => new { g.LabId, g.Id });
        grant.Property(g => g.RevokedAt).IsConcurrencyToken();
        grant.HasQueryFilter(g => g.RevokedAt == null);
    });
}
