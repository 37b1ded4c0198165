using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Recipients;

/// <summary>Keeps the copy up to date; what is older than the copy is ignored.</summary>
internal sealed class KeepRecipients(NotificationsDb db) : IConsumer<PersonRegistered>, IConsumer<PersonLanguageChanged>
{
    public Task Consume(ConsumeContext<PersonRegistered> context) =>
        Keep(context.Message.PersonId, context.Message.Language, context.Message.Version, context.CancellationToken);

    public Task Consume(ConsumeContext<PersonLanguageChanged> context) =>
        Keep(context.Message.PersonId, context.Message.Language, context.Message.Version, context.CancellationToken);

    private Task<int> Keep(Guid person, string language, int version, CancellationToken token) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO recipients (person_id, language, source_version) VALUES ({person}, {language}, {version})
        ON CONFLICT (person_id) DO UPDATE SET language = excluded.language, source_version = excluded.source_version
        WHERE recipients.source_version < excluded.source_version
        """, token);
}
