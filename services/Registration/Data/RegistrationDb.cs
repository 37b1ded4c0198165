using CreativeLabs.Registration.Events.CheckIn;
using CreativeLabs.Registration.Events.CheckIn.Tickets;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Hearings;
using CreativeLabs.Registration.Events.Places;
using CreativeLabs.Registration.Labs.Bookings;
using CreativeLabs.Registration.Labs.Duplicates;
using CreativeLabs.Registration.Labs.Groups;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Members;
using CreativeLabs.Registration.Labs.OpenCalls;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Registration.Labs.Stories;
using CreativeLabs.Registration.Labs.Stories.Pictures;
using CreativeLabs.Registration.People.Assistance;
using CreativeLabs.Registration.People.Erasure;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Partner = CreativeLabs.Registration.Labs.Partners.Partner;

namespace CreativeLabs.Registration.Data;

/// <summary>Registration's own database.</summary>
internal sealed class RegistrationDb(DbContextOptions<RegistrationDb> options) : DbContext(options)
{
    /// <summary>Vault entries that a query is just finding, without their keys.</summary>
    internal List<VaultEntry> Found { get; } = [];

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

    public DbSet<MergeRequest> MergeRequests => Set<MergeRequest>();

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
    public DbSet<Group> Groups => Set<Group>();

    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();

    public DbSet<GroupInvitation> GroupInvitations => Set<GroupInvitation>();

    public DbSet<Story> Stories => Set<Story>();

    public DbSet<Picture> Pictures => Set<Picture>();

    public DbSet<PictureContent> PictureContents => Set<PictureContent>();

    public DbSet<PictureConsent> PictureConsents => Set<PictureConsent>();

    public DbSet<Event> Events => Set<Event>();

    public DbSet<Seating> Seatings => Set<Seating>();

    public DbSet<SupportSeats> Support => Set<SupportSeats>();

    public DbSet<Place> Places => Set<Place>();

    public DbSet<WaitingBlock> WaitingBlocks => Set<WaitingBlock>();

    public DbSet<TicketKey> TicketKeys => Set<TicketKey>();

    public DbSet<Door> Doors => Set<Door>();

    public DbSet<Arrival> Arrivals => Set<Arrival>();

    public DbSet<Headcount> Headcounts => Set<Headcount>();

    public DbSet<Hearing> Hearings => Set<Hearing>();

    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<Partner> Partners => Set<Partner>();

    public DbSet<PersonErasure> Erasures => Set<PersonErasure>();

    public DbSet<ErasureNotice> ErasureNotices => Set<ErasureNotice>();

    // A line an entity.
#pragma warning disable MA0051
    protected override void OnModelCreating(ModelBuilder modelBuilder)
#pragma warning restore MA0051
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
        MergeRequest.Map(modelBuilder);
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
        Group.Map(modelBuilder);
        GroupMember.Map(modelBuilder);
        GroupInvitation.Map(modelBuilder);
        Story.Map(modelBuilder);
        Picture.Map(modelBuilder);
        PictureContent.Map(modelBuilder);
        PictureConsent.Map(modelBuilder);
        Event.Map(modelBuilder);
        Seating.Map(modelBuilder);
        SupportSeats.Map(modelBuilder);
        Place.Map(modelBuilder);
        WaitingBlock.Map(modelBuilder);
        TicketKey.Map(modelBuilder);
        Door.Map(modelBuilder);
        Arrival.Map(modelBuilder);
        Headcount.Map(modelBuilder);
        Hearing.Map(modelBuilder);
        AgendaItem.Map(modelBuilder);
        Comment.Map(modelBuilder);
        FollowUp.Map(modelBuilder);
        PersonErasure.Map(modelBuilder);
        ErasureNotice.Map(modelBuilder);
        Partner.Map(modelBuilder);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseHouseNames();
    }
}
