using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.Erasure;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Merge;

/// <summary>Two records were one woman: what she was told under the one that went goes to the end of her inbox, and what is still to be
/// sent is sent to her. What both were told she has once; how she wants to be told she said under the record that remains, and only if she
/// said nothing there the other one's choice counts. Told again it moves what came late.</summary>
internal sealed class FollowPerson(NotificationsDb db) : IConsumer<PersonMerged>
{
    public async Task Consume(ConsumeContext<PersonMerged> context)
    {
        var (from, to) = context.Message;
        var token = context.CancellationToken;
        foreach (var id in new[] { from, to }.Order())
        {
            await ErasedPerson.Shut(db, id, token);
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM notifications f USING notifications t
            WHERE f.person_id = {from} AND t.person_id = {to} AND t.subject_id = f.subject_id AND t.template = f.template;
            WITH moving AS (SELECT id, row_number() OVER (ORDER BY sequence) AS number FROM notifications WHERE person_id = {from}),
            place AS (
              INSERT INTO inbox_places (person_id, last, version) SELECT {to}, 0, 1 WHERE EXISTS (SELECT FROM moving)
              ON CONFLICT (person_id) DO UPDATE SET version = inbox_places.version + 1 RETURNING last)
            UPDATE notifications n SET person_id = {to}, sequence = place.last + moving.number FROM moving, place WHERE n.id = moving.id;
            UPDATE inbox_places SET last = greatest(last, (SELECT coalesce(max(sequence), 0) FROM notifications WHERE person_id = {to}))
              WHERE person_id = {to};
            DELETE FROM inbox_places WHERE person_id = {from};
            UPDATE group_contacts SET leader_id = {to} WHERE leader_id = {from};
            UPDATE group_contacts SET treasurer_id = {to} WHERE treasurer_id = {from};
            UPDATE deliveries SET person_id = {to} WHERE person_id = {from};
            UPDATE person_preferences SET person_id = {to}
              WHERE person_id = {from} AND NOT EXISTS (SELECT FROM person_preferences WHERE person_id = {to});
            DELETE FROM person_preferences WHERE person_id = {from};
            DELETE FROM recipients WHERE person_id = {from} AND EXISTS (SELECT FROM recipients WHERE person_id = {to});
            """, token);
    }
}
