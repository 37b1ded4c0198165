using System.Globalization;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>What Registration tells of bookings. A weekly series is told once, not once a date; who cancelled herself knows it.</summary>
internal sealed class TellOfBookings(Announcer announcer) : IConsumer<BookingConfirmed>, IConsumer<BookingReleased>,
    IConsumer<BookingCancelled>
{
    public Task Consume(ConsumeContext<BookingConfirmed> context)
    {
        var fact = context.Message;
        return fact.SeriesId is { } series
            ? announcer.Tell(fact.PersonId, series, BookingTemplates.SeriesConfirmed, new() { ["resource"] = fact.Resource },
                context.CancellationToken)
            : announcer.Tell(fact.PersonId, fact.BookingId, BookingTemplates.Confirmed, Values(fact.Resource, fact.StartsAt),
                context.CancellationToken);
    }

    public Task Consume(ConsumeContext<BookingReleased> context)
    {
        var fact = context.Message;
        var template = fact.Cause switch
        {
            "rejected" => BookingTemplates.Rejected,
            "noShow" => BookingTemplates.Missed,
            "closed" => BookingTemplates.Closed,
            "left" => BookingTemplates.Left,
            "outOfUse" => BookingTemplates.OutOfUse,
            _ => BookingTemplates.Lapsed,
        };
        var values = Values(fact.Resource, fact.StartsAt);
        if (fact.Cause is "closed")
        {
            values["reason"] = fact.Reason ?? LocalText.Same("—");
        }

        return announcer.Tell(fact.PersonId, fact.BookingId, template, values, context.CancellationToken, fact.StartsAt);
    }

    public Task Consume(ConsumeContext<BookingCancelled> context)
    {
        var fact = context.Message;
        return fact.ByHerself
            ? Task.CompletedTask
            : announcer.Tell(fact.PersonId, fact.BookingId, BookingTemplates.Cancelled, Values(fact.Resource, fact.StartsAt),
                context.CancellationToken, fact.StartsAt);
    }

    private static Dictionary<string, LocalText> Values(LocalText resource, DateTimeOffset startsAt) => new()
    {
        ["resource"] = resource,
        ["date"] = Wording.Date(startsAt),
        ["time"] = LocalText.Same(startsAt.ToOffset(TimeSpan.FromHours(6)).ToString("HH:mm", CultureInfo.InvariantCulture)),
    };
}
