using CreativeLabs.Registration.Erasure;
using CreativeLabs.Registration.Labs;
using CreativeLabs.Registration.People;
using CreativeLabs.Registration.Programmes;
using CreativeLabs.Registration.SignIn;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

/// <summary>Registration's own database.</summary>
internal sealed class RegistrationDb(DbContextOptions<RegistrationDb> options) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<VaultEntry> Vault => Set<VaultEntry>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<StaffRead> StaffReads => Set<StaffRead>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    public DbSet<Lab> Labs => Set<Lab>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<RoleGrant> Roles => Set<RoleGrant>();

    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<Cohort> Cohorts => Set<Cohort>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<PersonErasure> Erasures => Set<PersonErasure>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Person.Map(modelBuilder);
        VaultEntry.Map(modelBuilder);
        Consent.Map(modelBuilder);
        StaffRead.Map(modelBuilder);
        Session.Map(modelBuilder);
        RefreshToken.Map(modelBuilder);
        SigningKey.Map(modelBuilder);
        Lab.Map(modelBuilder);
        Membership.Map(modelBuilder);
        RoleGrant.Map(modelBuilder);
        Programme.Map(modelBuilder);
        Cohort.Map(modelBuilder);
        Enrolment.Map(modelBuilder);
        PersonErasure.Map(modelBuilder);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseHouseNames();
    }
}
