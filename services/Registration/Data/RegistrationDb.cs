using CreativeLabs.Registration.Bookings;
using CreativeLabs.Registration.Duplicates;
using CreativeLabs.Registration.Labs;
using CreativeLabs.Registration.Members;
using CreativeLabs.Registration.OpenCalls;
using CreativeLabs.Registration.People;
using CreativeLabs.Registration.Phones;
using CreativeLabs.Registration.Pins;
using CreativeLabs.Registration.Programmes;
using CreativeLabs.Registration.Resources;
using CreativeLabs.Registration.SignIn;
using CreativeLabs.Registration.StaffReads;
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

    public DbSet<Demographics> Answers => Set<Demographics>();

    public DbSet<AssistedAction> AssistedActions => Set<AssistedAction>();

    public DbSet<StaffReadLink> StaffReadLinks => Set<StaffReadLink>();

    public DbSet<UnchainedRead> UnchainedReads => Set<UnchainedRead>();

    public DbSet<MemberKey> MemberKeys => Set<MemberKey>();

    public DbSet<Likeness> Likenesses => Set<Likeness>();

    public DbSet<DuplicateCandidate> DuplicateCandidates => Set<DuplicateCandidate>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    public DbSet<ContactPoint> ContactPoints => Set<ContactPoint>();

    public DbSet<PhoneChange> PhoneChanges => Set<PhoneChange>();

    public DbSet<Pin> Pins => Set<Pin>();

    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();

    public DbSet<Lab> Labs => Set<Lab>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<RoleGrant> Roles => Set<RoleGrant>();

    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<Cohort> Cohorts => Set<Cohort>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<Resource> Resources => Set<Resource>();

    public DbSet<WeeklyQuota> WeeklyQuotas => Set<WeeklyQuota>();

    public DbSet<Closure> Closures => Set<Closure>();

    public DbSet<HolidayOverride> HolidayOverrides => Set<HolidayOverride>();

    public DbSet<Booking> Bookings => Set<Booking>();

    public DbSet<QuotaUse> QuotaUses => Set<QuotaUse>();

    public DbSet<OpenCall> OpenCalls => Set<OpenCall>();

    public DbSet<Juror> Jurors => Set<Juror>();

    public DbSet<Score> Scores => Set<Score>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Person.Map(modelBuilder);
        VaultEntry.Map(modelBuilder);
        Consent.Map(modelBuilder);
        StaffRead.Map(modelBuilder);
        Demographics.Map(modelBuilder);
        AssistedAction.Map(modelBuilder);
        StaffReadLink.Map(modelBuilder);
        UnchainedRead.Map(modelBuilder);
        MemberKey.Map(modelBuilder);
        Likeness.Map(modelBuilder);
        DuplicateCandidate.Map(modelBuilder);
        Session.Map(modelBuilder);
        RefreshToken.Map(modelBuilder);
        SigningKey.Map(modelBuilder);
        ContactPoint.Map(modelBuilder);
        PhoneChange.Map(modelBuilder);
        Pin.Map(modelBuilder);
        KnownDevice.Map(modelBuilder);
        Lab.Map(modelBuilder);
        Membership.Map(modelBuilder);
        RoleGrant.Map(modelBuilder);
        Programme.Map(modelBuilder);
        Cohort.Map(modelBuilder);
        Enrolment.Map(modelBuilder);
        Resource.Map(modelBuilder);
        WeeklyQuota.Map(modelBuilder);
        Closure.Map(modelBuilder);
        HolidayOverride.Map(modelBuilder);
        Booking.Map(modelBuilder);
        QuotaUse.Map(modelBuilder);
        OpenCall.Map(modelBuilder);
        Juror.Map(modelBuilder);
        Score.Map(modelBuilder);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseHouseNames();
    }
}
