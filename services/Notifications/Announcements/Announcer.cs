using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.Deliveries;
using CreativeLabs.Notifications.Preferences;
using CreativeLabs.Notifications.Templates;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>Tells a person something, in the transaction of the fact that it follows from: a notification, and a delivery for each
/// channel beside the inbox.</summary>
internal sealed class Announcer(NotificationsDb db, IPublishEndpoint publish, TimeProvider clock)
{
    /// <summary>Does nothing when she was told of the subject by this template before, however often the fact comes.</summary>
    /// <param name="person">Who is told; of a group, its leader and its treasurer are.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="template">How it is said.</param>
    /// <param name="values">What stands in its places.</param>
    /// <param name="token">Cancels the work.</param>
    /// <param name="until">From then on it is of no use, and no message goes to her phone any more; the inbox keeps it.</param>
    public async Task Tell(Guid person, Guid subject, Template template, Dictionary<string, LocalText> values, CancellationToken token,
        DateTimeOffset? until = null)
    {
        // Only what is said to sellers and buyers may be said to a group.
        var group = template.Category is Category.Selling or Category.Payment
            ? await db.GroupContacts.AsNoTracking().SingleOrDefaultAsync(c => c.GroupId == person, token) : null;
        Guid?[] people = group is null ? [person] : [group.LeaderId, group.TreasurerId];
        foreach (var one in people.OfType<Guid>().Distinct().Order())
        {
            await TellOne(one, subject, template, values, until, token);
        }
    }

    private async Task TellOne(Guid person, Guid subject, Template template, Dictionary<string, LocalText> values, DateTimeOffset? until,
        CancellationToken token)
    {
        if (await WasTold(person, subject, template, token))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var preferences = await db.PersonPreferences.AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == person, token)
            ?? PersonPreferences.Of(person);
        if (!await Write(id, person, subject, template, values, preferences.Allows(Channel.Inbox, template.Category), now, token)
            || template.Sms is null)
        {
            return;
        }

        var delivery = Delivery.OfNotification(id, person, template, now, until);
        db.Add(delivery);
        if (delivery.IsExpired(now) || (!template.Category.GoesAtNight() && QuietHours.EndAfter(now) is { } end && delivery.IsExpired(end)))
        {
            // It would be held over the night and be too late in the morning.
            delivery.Expire(now);
            await publish.Publish(new NotificationFailed(delivery.Id, person, "sms", "expired"), token);
        }
        else if (!preferences.Allows(Channel.Sms, template.Category))
        {
            delivery.Suppress(now);
        }
        else if (!template.Category.GoesAtNight() && QuietHours.EndAfter(now) is { } morning)
        {
            delivery.Defer(morning, now);
            await publish.SchedulePublish(delivery.Due(), morning, token);
        }
        else
        {
            await publish.Publish(new DeliveryAddressRequested(delivery.Id, person), token);
        }
    }

    /// <summary>Tells two people in an order that does not depend on who is first: their places are locked until the commit.</summary>
    public async Task TellBoth(Guid one, Template toOne, Guid other, Template toOther, Guid subject, Dictionary<string, LocalText> values,
        CancellationToken token, DateTimeOffset? until = null)
    {
        (Guid Person, Template Template)[] pairs = [(one, toOne), (other, toOther)];
        foreach (var (person, template) in pairs.OrderBy(pair => pair.Person))
        {
            await Tell(person, subject, template, values, token, until);
        }
    }

    /// <summary>Her erasure waits from here on until the commit, or has been committed before the next statement looks.</summary>
    private Task<bool> WasTold(Guid person, Guid subject, Template template, CancellationToken token) => db.Database.SqlQuery<bool>(
        $"""
        SELECT EXISTS (SELECT FROM notifications
          WHERE person_id = {person} AND subject_id = {subject} AND template = {template.Key}) AS "Value"
        FROM pg_advisory_xact_lock_shared(hashtextextended({person.ToString()}, 0))
        """).SingleAsync(token);

    /// <summary>One statement takes the person's next place and writes; false when someone else just told her the same, and when nobody
    /// belongs to the id any more.</summary>
    private async Task<bool> Write(
        Guid id, Guid person, Guid subject, Template template, Dictionary<string, LocalText> values, bool inInbox, DateTimeOffset now,
        CancellationToken token)
    {
        var parameters = JsonSerializer.Serialize(values, JsonSerializerOptions.Web);
        return await db.Database.ExecuteSqlAsync(
            $"""
            WITH place AS (
              INSERT INTO inbox_places (person_id, last, version)
              SELECT {person}, 1, 1 WHERE NOT EXISTS (SELECT FROM erased_people WHERE person_id = {person})
              ON CONFLICT (person_id) DO UPDATE SET last = inbox_places.last + 1, version = inbox_places.version + 1
              RETURNING last)
            INSERT INTO notifications (id, person_id, subject_id, template, template_version, category,
              parameters, in_inbox, sequence, created_at)
            SELECT {id}, {person}, {subject}, {template.Key}, {template.Version}, {template.Category.ToString()},
              {parameters}::jsonb, {inInbox}, place.last, {now}
            FROM place ON CONFLICT (person_id, subject_id, template) DO NOTHING
            """, token) == 1;
    }
}
