using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Recipients;

/// <summary>Keeps the copy up to date; what is older than the copy is ignored, and so is who was erased.</summary>
internal sealed class KeepRecipients(NotificationsDb db) : IConsumer<PersonRegistered>, IConsumer<PersonLanguageChanged>
{
    public Task Consume(ConsumeContext<PersonRegistered> context) =>
        Keep(context.Message.PersonId, context.Message.Language, context.Message.Version, context.CancellationToken);

    public Task Consume(ConsumeContext<PersonLanguageChanged> context) =>
        Keep(context.Message.PersonId, context.Message.Language, context.Message.Version, context.CancellationToken);

    private async Task Keep(Guid person, string language, int version, CancellationToken token)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared(hashtextextended({person.ToString()}, 0))", token);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO recipients (person_id, language, source_version)
            SELECT {person}, {language}, {version} WHERE NOT EXISTS (SELECT FROM erased_people WHERE person_id = {person})
            ON CONFLICT (person_id) DO UPDATE SET language = excluded.language, source_version = excluded.source_version
            WHERE recipients.source_version < excluded.source_version
            """, token);
    }
}
