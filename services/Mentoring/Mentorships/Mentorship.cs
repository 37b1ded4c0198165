using CreativeLabs.Mentoring.Requests;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentorships;

internal enum MentorshipState
{
    Active,
    Paused,
    Completed,
    EndedEarly,
}

/// <summary>Two who meet. It holds one of the mentor's places until it ends, also while paused, so that it can always go on. What the two
/// write to each other is sealed under a data key of its id, which is destroyed when one of them is erased.</summary>
internal sealed class Mentorship : IVersioned
{
    private Mentorship() { }

    public Guid Id { get; private set; }

    public Guid RequestId { get; private set; }

    public Guid MenteeId { get; private set; }

    public Guid MentorId { get; private set; }

    public Guid LabId { get; private set; }

    /// <summary>The cohort of the programme that it belongs to.</summary>
    public Guid? CohortId { get; private set; }

    public string Topic { get; private set; } = "";

    public MentorshipState State { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndingReason { get; private set; }

    /// <summary>Who ended it; null when it ended because one of the two left.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>Since when nothing was heard of the two; null while they meet.</summary>
    public DateTimeOffset? SilentSince { get; private set; }

    /// <summary>When it is looked at next whether the two still meet. A deadline that comes before, or again, finds it later.</summary>
    public DateTimeOffset? NextCheckAt { get; private set; }

    public int Version { get; private set; }

    public bool HasEnded => State is MentorshipState.Completed or MentorshipState.EndedEarly;

    public static Mentorship Start(
        Guid requestId, Guid menteeId, Guid mentorId, Guid labId, Guid? cohortId, string topic, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            RequestId = requestId,
            MenteeId = menteeId,
            MentorId = mentorId,
            LabId = labId,
            CohortId = cohortId,
            Topic = topic,
            StartedAt = now,
            Version = 1,
        };

    public bool IsOf(Guid personId) => personId == MenteeId || personId == MentorId;

    public Guid Other(Guid personId) => personId == MenteeId ? MentorId : MenteeId;

    /// <summary>Why it ended, for who ended it and for the coordinator who is neither of the two. The other side reads none, whatever it
    /// was: were some of them shown, hiding one would tell it.</summary>
    public string? ReasonFor(Caller caller) =>
        EndingReason is EndingReasons.Left || caller.PersonId == EndedBy || !IsOf(caller.PersonId) ? EndingReason : null;

    public Error? Pause() => State switch
    {
        MentorshipState.Active => Become(MentorshipState.Paused),
        MentorshipState.Paused => null,
        _ => MentorshipRules.Ended,
    };

    public Error? Resume() => State switch
    {
        MentorshipState.Paused => Become(MentorshipState.Active),
        MentorshipState.Active => null,
        _ => MentorshipRules.Ended,
    };

    /// <summary>For the coordinator's overview only; what the two read does not change with it.</summary>
    public void Hear(DateTimeOffset? silentSince, DateTimeOffset nextCheckAt) => (SilentSince, NextCheckAt) = (silentSince, nextCheckAt);

    /// <summary>One of the two was erased, or turned out to be the other.</summary>
    public Error? Leave(DateTimeOffset now) => End(EndingReasons.Left, by: null, now);

    public Error? End(string reason, Guid? by, DateTimeOffset now)
    {
        if (HasEnded)
        {
            return MentorshipRules.Ended;
        }

        EndedAt = now;
        EndingReason = reason;
        EndedBy = by;
        return Become(reason == EndingReasons.GoalReached ? MentorshipState.Completed : MentorshipState.EndedEarly);
    }

    public static void Map(ModelBuilder model) => model.Entity<Mentorship>(mentorship =>
    {
        mentorship.ToTable("mentorships", table => table.HasCheckConstraint("ck_mentorships_not_herself", "mentor_id <> mentee_id"));
        mentorship.Property(m => m.Id).ValueGeneratedNever();
        mentorship.Ignore(m => m.HasEnded);
        mentorship.HasIndex(m => m.RequestId).IsUnique();
        mentorship.HasIndex(m => new { m.LabId, m.Id });
        mentorship.HasIndex(m => new { m.CohortId, m.Id }).HasFilter("cohort_id IS NOT NULL");
        mentorship.HasIndex(m => new { m.MenteeId, m.Id });
        mentorship.HasIndex(m => new { m.MentorId, m.Id });
        mentorship.HasOne<MentoringRequest>().WithMany().HasForeignKey(m => m.RequestId);
    });

    private Error? Become(MentorshipState state)
    {
        State = state;
        Version++;
        return null;
    }
}
