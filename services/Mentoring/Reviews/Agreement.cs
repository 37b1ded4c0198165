using CreativeLabs.Mentoring.Contacts;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Reviews;

/// <summary>What the two agree on: how they meet, how often and until when. Who changes it agrees to it; the other agrees again.</summary>
internal sealed class Agreement : IVersioned
{
    private Agreement() { }

    public Guid MentorshipId { get; private set; }

    public ContactWay Way { get; private set; }

    public int EveryDays { get; private set; }

    public DateOnly EndsOn { get; private set; }

    public DateTimeOffset? MenteeAgreedAt { get; private set; }

    public DateTimeOffset? MentorAgreedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsBinding => MenteeAgreedAt is not null && MentorAgreedAt is not null;

    public static Agreement Of(Guid mentorshipId) => new() { MentorshipId = mentorshipId };

    public void Change(ContactWay way, int everyDays, DateOnly endsOn, bool asMentor, DateTimeOffset now)
    {
        (Way, EveryDays, EndsOn) = (way, everyDays, endsOn);
        MenteeAgreedAt = asMentor ? null : now;
        MentorAgreedAt = asMentor ? now : null;
        Version++;
    }

    /// <summary>Agreeing again changes nothing.</summary>
    public void Agree(bool asMentor, DateTimeOffset now)
    {
        if ((asMentor ? MentorAgreedAt : MenteeAgreedAt) is not null)
        {
            return;
        }

        MenteeAgreedAt = asMentor ? MenteeAgreedAt : now;
        MentorAgreedAt = asMentor ? now : MentorAgreedAt;
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<Agreement>(agreement =>
    {
        agreement.ToTable("agreements").HasKey(a => a.MentorshipId);
        agreement.Property(a => a.MentorshipId).ValueGeneratedNever();
        agreement.Ignore(a => a.IsBinding);
        agreement.HasOne<Mentorship>().WithMany().HasForeignKey(a => a.MentorshipId);
    });
}
