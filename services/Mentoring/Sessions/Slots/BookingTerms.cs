using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions.Slots;

/// <summary>A day that differs from the week.</summary>
/// <param name="Date">Which, by the labs' clock (UTC+6).</param>
/// <param name="From">Null with <paramref name="To"/> when she cannot be met on that day at all.</param>
/// <param name="To">Later on the same day.</param>
internal sealed record DayException(DateOnly Date, TimeOnly? From, TimeOnly? To);

/// <summary>How a mentor's weekly hours become slots. Her id is the person's.</summary>
internal sealed class BookingTerms : IVersioned
{
    private BookingTerms() { }

    public Guid PersonId { get; private set; }

    public int SlotMinutes { get; private set; } = 60;

    /// <summary>How long before it begins a slot can be taken at the latest.</summary>
    public int NoticeHours { get; private set; } = 24;

    /// <summary>Kept free before and after each session.</summary>
    public int BufferMinutes { get; private set; } = 15;

    /// <summary>Sessions on one day.</summary>
    public int DailyLimit { get; private set; } = 4;

    /// <summary>How far ahead slots are offered.</summary>
    public int HorizonDays { get; private set; } = 30;

    public List<DayException> Exceptions { get; private set; } = [];

    public int Version { get; private set; }

    /// <summary>Those of who has said nothing.</summary>
    public static BookingTerms Default(Guid personId) => new() { PersonId = personId };

    public void Change(
        int slotMinutes, int noticeHours, int bufferMinutes, int dailyLimit, int horizonDays, IEnumerable<DayException> exceptions)
    {
        (SlotMinutes, NoticeHours, BufferMinutes, DailyLimit, HorizonDays) =
            (slotMinutes, noticeHours, bufferMinutes, dailyLimit, horizonDays);
        Exceptions = [.. exceptions.OrderBy(e => e.Date).ThenBy(e => e.From)];
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<BookingTerms>(terms =>
    {
        terms.ToTable("booking_terms").HasKey(t => t.PersonId);
        terms.Property(t => t.PersonId).ValueGeneratedNever();
        terms.Property(t => t.Exceptions).AsJson();
    });
}
