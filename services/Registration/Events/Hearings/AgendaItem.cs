using CreativeLabs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>One item of a hearing's agenda. What was said to it holds it there: the database lets no item go that has comments.</summary>
internal sealed class AgendaItem
{
    private AgendaItem(Guid id, Guid eventId, int position, LocalText title, LocalText? text)
    {
        Id = id;
        EventId = eventId;
        Position = position;
        Title = title;
        Text = text;
    }

    public Guid Id { get; private set; }

    public Guid EventId { get; private set; }

    /// <summary>1 for the first.</summary>
    public int Position { get; private set; }

    public LocalText Title { get; private set; }

    public LocalText? Text { get; private set; }

    public static AgendaItem Of(Guid id, Guid eventId, int position, LocalText title, LocalText? text) =>
        new(id, eventId, position, title, text);

    public void Change(int position, LocalText title, LocalText? text) => (Position, Title, Text) = (position, title, text);

    public static void Map(ModelBuilder model) => model.Entity<AgendaItem>(item =>
    {
        item.ToTable("agenda_item");
        item.Property(i => i.Id).ValueGeneratedNever();
        item.Property(i => i.Title);
        item.Property(i => i.Text);
        item.HasIndex(i => new { i.EventId, i.Position });
    });
}
