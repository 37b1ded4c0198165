using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentors;

/// <summary>Hours of a week in which a mentor can be met, in the labs' time (UTC+6).</summary>
/// <param name="Day">monday to sunday.</param>
/// <param name="From">Such as 10:00.</param>
/// <param name="To">Later on the same day.</param>
internal sealed record WeeklyHours(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>What a mentor offers.</summary>
internal sealed record MentorOffer(
    IReadOnlyList<string> Topics, IReadOnlyList<string> Languages, IReadOnlyList<Guid> Labs, int Capacity,
    IReadOnlyList<WeeklyHours> Availability, bool Paused, IReadOnlyList<Guid>? Programmes = null);

/// <summary>A person who offers to mentor. Her id is the person's: nobody has two profiles.</summary>
internal sealed class MentorProfile : IVersioned
{
    private MentorProfile() { }

    public Guid Id { get; private set; }

    public List<string> Topics { get; private set; } = [];

    public List<string> Languages { get; private set; } = [];

    /// <summary>The labs whose women she meets first.</summary>
    public List<Guid> Labs { get; private set; } = [];

    /// <summary>The cohorts of programmes for whose women she is there.</summary>
    public List<Guid> Programmes { get; private set; } = [];

    public int Capacity { get; private set; }

    /// <summary>Running mentorships and waiting proposals. Only <see cref="MentorCapacity"/> moves it, by conditional updates.</summary>
    public int Engaged { get; private set; }

    public List<WeeklyHours> Availability { get; private set; } = [];

    public bool Paused { get; private set; }

    public MentorStanding Standing { get; private set; }

    public DateTimeOffset? ApprovedUntil { get; private set; }

    /// <summary>The lab whose coordinator vetted her; null when an operator did.</summary>
    public Guid? VettedAt { get; private set; }

    public int Version { get; private set; }

    public int Free => Math.Max(0, Capacity - Engaged);

    public static MentorProfile Of(Guid personId, MentorOffer offer)
    {
        var profile = new MentorProfile { Id = personId };
        profile.Take(offer);
        return profile;
    }

    /// <summary>Changes the offer; fewer places than are taken cannot be offered.</summary>
    public Error? Change(MentorOffer offer)
    {
        if (offer.Capacity < Engaged)
        {
            return MentorRules.CapacityInUse.With("engaged", Engaged);
        }

        Take(offer);
        return null;
    }

    public bool IsApproved(DateTimeOffset now) => Standing is MentorStanding.Approved && ApprovedUntil > now;

    /// <summary>After a coordinator looked at her application; again to prolong it.</summary>
    public void Approve(DateTimeOffset until, Guid? labId)
    {
        (Standing, ApprovedUntil, VettedAt) = (MentorStanding.Approved, until, labId);
        Version++;
    }

    public Error? Suspend() => Standing is MentorStanding.Approved ? Become(MentorStanding.Suspended) : MentorRules.NotApproved;

    public Error? Reinstate(DateTimeOffset now) => Standing is not MentorStanding.Suspended ? MentorRules.NotSuspended
        : Become(ApprovedUntil > now ? MentorStanding.Approved : MentorStanding.Expired);

    /// <summary>True when the date of her approval has passed since.</summary>
    public bool Expire(DateTimeOffset now) => Standing is MentorStanding.Approved && ApprovedUntil <= now
        && Become(MentorStanding.Expired) is null;

    public static void Map(ModelBuilder model) => model.Entity<MentorProfile>(mentor =>
    {
        mentor.ToTable("mentors", table =>
        {
            table.HasCheckConstraint(MentorRules.WithinCapacity, "0 <= engaged AND engaged <= capacity");
            table.HasCheckConstraint("ck_mentors_capacity", "capacity BETWEEN 0 AND 40");
        });
        mentor.Property(m => m.Id).ValueGeneratedNever();
        mentor.Property(m => m.Availability).AsJson();
        mentor.HasIndex(m => m.Topics).HasMethod("gin");
        mentor.HasIndex(m => m.ApprovedUntil).HasFilter("standing = 'Approved'");
        mentor.Ignore(m => m.Free);
    });

    private Error? Become(MentorStanding standing)
    {
        Standing = standing;
        Version++;
        return null;
    }

    private void Take(MentorOffer offer)
    {
        Topics = [.. offer.Topics.Distinct(StringComparer.Ordinal)];
        Languages = [.. offer.Languages.Distinct(StringComparer.Ordinal)];
        Labs = [.. offer.Labs.Distinct()];
        Programmes = [.. (offer.Programmes ?? []).Distinct()];
        Capacity = offer.Capacity;
        Availability = [.. offer.Availability];
        Paused = offer.Paused;
        Version++;
    }
}
