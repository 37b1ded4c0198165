using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Circles;
using CreativeLabs.Mentoring.Concerns;
using CreativeLabs.Mentoring.Contacts;
using CreativeLabs.Mentoring.Goals;
using CreativeLabs.Mentoring.Labs;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Measures;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Programmes;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.Mentoring.Reviews;
using CreativeLabs.Mentoring.Safeguarding;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.Mentoring.Sessions.Slots;
using CreativeLabs.Mentoring.Vetting;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Data;

internal sealed class MentoringDb(DbContextOptions<MentoringDb> options) : DbContext(options)
{
    public DbSet<Lab> Labs => Set<Lab>();

    public DbSet<Topic> Topics => Set<Topic>();

    public DbSet<MentorProfile> Mentors => Set<MentorProfile>();

    public DbSet<MentoringRequest> Requests => Set<MentoringRequest>();

    public DbSet<MatchRun> MatchRuns => Set<MatchRun>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<Mentorship> Mentorships => Set<Mentorship>();

    public DbSet<PairBlock> PairBlocks => Set<PairBlock>();

    public DbSet<Concern> Concerns => Set<Concern>();

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<MentoringSession> Sessions => Set<MentoringSession>();

    public DbSet<BookedTime> BookedTimes => Set<BookedTime>();

    public DbSet<MentorApplication> MentorApplications => Set<MentorApplication>();

    public DbSet<ContactCard> ContactCards => Set<ContactCard>();

    public DbSet<Block> Blocks => Set<Block>();

    public DbSet<LabMember> LabMembers => Set<LabMember>();

    public DbSet<ProgrammeParticipant> ProgrammeParticipants => Set<ProgrammeParticipant>();

    public DbSet<SafeguardingReport> SafeguardingReports => Set<SafeguardingReport>();

    public DbSet<NamedPerson> NamedPeople => Set<NamedPerson>();

    public DbSet<CaseEntry> CaseEntries => Set<CaseEntry>();

    public DbSet<CaseHandler> CaseHandlers => Set<CaseHandler>();

    public DbSet<CaseReading> CaseReadings => Set<CaseReading>();

    public DbSet<SafeguardingHandler> SafeguardingHandlers => Set<SafeguardingHandler>();

    public DbSet<SafeguardingMeasure> SafeguardingMeasures => Set<SafeguardingMeasure>();

    public DbSet<HelpLine> HelpLines => Set<HelpLine>();

    public DbSet<BookingTerms> BookingTerms => Set<BookingTerms>();

    public DbSet<SlotHold> SlotHolds => Set<SlotHold>();

    public DbSet<Goal> Goals => Set<Goal>();

    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<Feedback> Feedback => Set<Feedback>();

    public DbSet<Circle> Circles => Set<Circle>();

    public DbSet<CircleMember> CircleMembers => Set<CircleMember>();

    public DbSet<CircleSession> CircleSessions => Set<CircleSession>();

    public DbSet<CircleAttendance> CircleAttendance => Set<CircleAttendance>();

    // Rows that several may change at once are locked first, always requests before mentors and each kind by id: no deadlock, and
    // who comes second sees what the first one did.

    public Task<List<MentoringRequest>> LockRequests(List<Guid> ids, CancellationToken token) =>
        Requests.FromSql($"SELECT * FROM requests WHERE id = ANY({ids}) ORDER BY id FOR UPDATE").ToListAsync(token);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var feature in Features.All)
        {
            feature.MapEntities(modelBuilder);
        }

        modelBuilder.AddMessagingTables();
        modelBuilder.UseHouseNames();
    }
}
