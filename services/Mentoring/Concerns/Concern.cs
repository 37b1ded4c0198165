using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Measures;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Concerns;

/// <summary>Where a concern stands.</summary>
internal enum ConcernState
{
    /// <summary>It is being looked at; the person is neither listed nor matched.</summary>
    Open,

    /// <summary>She is listed and matched again.</summary>
    Cleared,

    /// <summary>It stands: she is not listed any more.</summary>
    Upheld,
}

/// <summary>Somebody ended a mentorship because she did not feel safe. Whoever it is about never learns that, why or by whom: nothing that
/// she can see, her own profile least of all, differs from an ordinary end. So no row of hers is marked: she is left out by this
/// one.</summary>
internal sealed class Concern : IVersioned
{
    private Concern() { }

    public Guid Id { get; private set; }

    public Guid MentorshipId { get; private set; }

    public Guid LabId { get; private set; }

    public Guid RaisedBy { get; private set; }

    public Guid AboutId { get; private set; }

    public ConcernState State { get; private set; }

    public DateTimeOffset RaisedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid? ClosedBy { get; private set; }

    public int Version { get; private set; }

    /// <summary>By who ends the mentorship, about the other.</summary>
    public static Concern Raise(Mentorship mentorship, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        MentorshipId = mentorship.Id,
        LabId = mentorship.LabId,
        RaisedBy = by,
        AboutId = mentorship.Other(by),
        RaisedAt = now,
        Version = 1,
    };

    /// <summary>For the lab's coordinators and the operator; for nobody whom it is about or who raised it, whatever her role.</summary>
    public bool IsSeenBy(Caller caller) =>
        (caller.IsCoordinatorOf(LabId) || caller.IsOperator) && caller.PersonId != AboutId && caller.PersonId != RaisedBy;

    public Error? Close(bool upheld, Guid by, DateTimeOffset now)
    {
        if (State is not ConcernState.Open)
        {
            return ConcernRules.Closed;
        }

        State = upheld ? ConcernState.Upheld : ConcernState.Cleared;
        (ClosedAt, ClosedBy) = (now, by);
        Version++;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<Concern>(concern =>
    {
        concern.ToTable("concerns");
        concern.Property(c => c.Id).ValueGeneratedNever();
        concern.HasIndex(c => c.MentorshipId).IsUnique();
        concern.HasIndex(c => new { c.LabId, c.Id });
        concern.HasIndex(c => c.AboutId).HasFilter("state <> 'Cleared'");
        concern.HasOne<Mentorship>().WithMany().HasForeignKey(c => c.MentorshipId);
    });
}

internal static class ConcernRules
{
    public static readonly Error Closed = new("concern_closed",
        "Бул иш каралып бүткөн.", "Это обращение уже рассмотрено.", "This concern was closed before.");
}

internal static class LeftOut
{
    /// <summary>Who is not listed and not matched: as long as a concern about her is not cleared, or a measure hides her.</summary>
    public static IQueryable<Guid> NotListed(this MentoringDb db) =>
        db.Concerns.Where(c => c.State != ConcernState.Cleared).Select(c => c.AboutId).Concat(
            db.SafeguardingMeasures.Where(m => m.Kind == MeasureKind.HideProfile && m.LiftedAt == null).Select(m => m.PersonId));
}
