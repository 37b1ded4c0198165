using CreativeLabs.Contracts;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>What a public hearing is about and what it came to, beside the event at which it is held.</summary>
internal sealed class Hearing : IVersioned
{
    private readonly List<AgendaItem> agenda = [];

    private Hearing(Guid eventId, DateTimeOffset commentsUntil)
    {
        EventId = eventId;
        CommentsUntil = commentsUntil;
        Version = 1;
    }

    public Guid EventId { get; private set; }

    /// <summary>Comments are taken until then, online by the clock, on paper by the day they came in.</summary>
    public DateTimeOffset CommentsUntil { get; private set; }

    public LocalText? Minutes { get; private set; }

    public LocalText? Decision { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<AgendaItem> Agenda => agenda;

    public static Hearing Announce(Guid eventId, DateTimeOffset commentsUntil) => new(eventId, commentsUntil);

    /// <summary>The agenda in its new order: known items keep their comments, missing ones go.</summary>
    /// <returns>The items that are not on it any more.</returns>
    public IReadOnlyList<AgendaItem> Plan(DateTimeOffset commentsUntil, IReadOnlyList<ItemPlan> items, DateTimeOffset now)
    {
        var gone = agenda.Where(item => items.All(plan => plan.Id != item.Id)).ToList();
        agenda.RemoveAll(gone.Contains);
        for (var i = 0; i < items.Count; i++)
        {
            if (agenda.Find(item => item.Id == items[i].Id) is { } known)
            {
                known.Change(i + 1, items[i].Title, items[i].Text);
            }
            else
            {
                agenda.Add(AgendaItem.Of(Guid.CreateVersion7(now), EventId, i + 1, items[i].Title, items[i].Text));
            }
        }

        CommentsUntil = commentsUntil.ToUniversalTime();
        Version++;
        return gone;
    }

    public void Record(LocalText minutes)
    {
        Minutes = minutes;
        Version++;
    }

    public Error? Decide(LocalText decision, DateTimeOffset now)
    {
        if (now <= CommentsUntil)
        {
            return HearingRules.CommentsOpen;
        }

        Decision = decision;
        DecidedAt = now;
        Version++;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<Hearing>(hearing =>
    {
        hearing.ToTable("hearing");
        hearing.HasKey(h => h.EventId);
        hearing.Property(h => h.Minutes);
        hearing.Property(h => h.Decision);
        hearing.HasOne<Event>().WithOne().HasForeignKey<Hearing>(h => h.EventId);
        hearing.HasMany(h => h.Agenda).WithOne().HasForeignKey(item => item.EventId);
    });
}
