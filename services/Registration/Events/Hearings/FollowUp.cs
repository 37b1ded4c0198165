using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>Something that a hearing decided on: what, who, by when, and when it was done.</summary>
internal sealed class FollowUp : IVersioned
{
    private FollowUp(Guid id, Guid eventId, LocalText what, LocalText who, DateOnly due)
    {
        Id = id;
        EventId = eventId;
        What = what;
        Who = who;
        Due = due;
        Version = 1;
    }

    public Guid Id { get; private set; }

    public Guid EventId { get; private set; }

    public LocalText What { get; private set; }

    /// <summary>An office or an organisation, which is public.</summary>
    public LocalText Who { get; private set; }

    public DateOnly Due { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    /// <summary>What came of it.</summary>
    public LocalText? Outcome { get; private set; }

    public int Version { get; private set; }

    public static FollowUp Agree(Guid id, Guid eventId, LocalText what, LocalText who, DateOnly due) => new(id, eventId, what, who, due);

    /// <summary>Done, or with null not done after all.</summary>
    public void Finish(DateOnly? doneOn, LocalText? outcome)
    {
        DoneOn = doneOn;
        Outcome = outcome;
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<FollowUp>(followUp =>
    {
        followUp.ToTable("follow_up");
        followUp.Property(f => f.Id).ValueGeneratedNever();
        followUp.Property(f => f.What);
        followUp.Property(f => f.Who);
        followUp.Property(f => f.Outcome);
        followUp.HasOne<Hearing>().WithMany().HasForeignKey(f => f.EventId);
        followUp.HasIndex(f => new { f.EventId, f.Id });
    });
}
