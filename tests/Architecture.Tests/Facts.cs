using System.Reflection;
using System.Text.Json;
using CreativeLabs.Contracts;
using MassTransit;

namespace CreativeLabs.Architecture;

public sealed class Facts
{
    private static readonly string[] Personal =
        ["name", "firstname", "lastname", "fullname", "phone", "email", "address", "birthyear", "note", "notes", "demographics"];

    /// <summary>Names of what the house offers, of groups and of goods: and where it takes place: public texts.</summary>
    private static readonly string[] Titles =
        ["course", "groupname", "labname", "oldtitle", "programme", "resource", "title", "topicname", "venue"];

    /// <summary>Codes, words of a list and numbers.</summary>
    private static readonly string[] Words =
        ["cause", "channel", "language", "number", "outcome", "purpose", "role", "service", "topic", "track"];

    /// <summary>Sentences that the house says to everyone, and reasons that are a code.</summary>
    private static readonly string[] SaidToAll =
    [
        "BookingReleased.Reason", "CredentialRevoked.Reason", "DaysClosed.Reason", "EventCancelled.Reason", "HearingDecided.Decision",
        "NotificationFailed.Reason", "PlaceCalledOff.Reason",
    ];

    [Fact]
    public void A_fact_is_immutable() => House.Facts.SelectMany(f => f.GetProperties())
        .Where(p => p.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers()
        .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))).ShouldBeEmpty();

    [Fact]
    public void A_fact_names_nobody() => House.Facts.SelectMany(f => f.GetProperties())
        .Where(p => Personal.Contains(p.Name, StringComparer.OrdinalIgnoreCase)).ShouldBeEmpty();

    /// <summary>It would lie open in queues, in backups of them and in every service that takes it, and her erasure would not reach
    /// it.</summary>
    [Fact]
    public void A_fact_says_no_sentence_about_one_person() =>
        (from fact in House.Facts
         from p in fact.GetProperties()
         where (p.PropertyType == typeof(LocalText) && !Titles.Contains(p.Name, StringComparer.OrdinalIgnoreCase))
             || (p.PropertyType == typeof(string) && !Words.Contains(p.Name, StringComparer.OrdinalIgnoreCase))
         select $"{fact.Name}.{p.Name}").Except(SaidToAll)
             .ShouldBeEmpty("what is said to or of one woman stays sealed where it was written");

    [Fact]
    public void A_fact_without_a_listener_says_so_and_one_with_a_listener_does_not()
    {
        var heard = House.Services.SelectMany(name => House.Load(name).GetTypes()).SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IConsumer<>)).Select(i => i.GetGenericArguments()[0])
                .ToHashSet();
        House.Facts.Where(f => !heard.Contains(f) && f.GetCustomAttribute<NoConsumerYetAttribute>() is null)
            .ShouldBeEmpty("nobody listens: say [NoConsumerYet]");
        House.Facts.Where(f => heard.Contains(f) && f.GetCustomAttribute<NoConsumerYetAttribute>() is not null)
            .ShouldBeEmpty("somebody listens: take [NoConsumerYet] away");
    }

    /// <summary>What other services and partners parse. A line may be added to the file; a changed or missing one breaks
    /// somebody.</summary>
    [Fact]
    public void The_serialised_form_of_every_fact_is_pinned()
    {
        var now = House.Facts.Select(fact => $"{fact.Name} {JsonSerializer.Serialize(Sample(fact), fact, JsonSerializerOptions.Web)}")
            .ToList();
        var pinned = File.ReadAllLines(Path.Combine(House.Repository, "tests/Architecture.Tests/facts.txt"));
        now.Except(pinned, StringComparer.Ordinal).ShouldBeEmpty("write the new form into facts.txt when the change only adds");
        pinned.Except(now, StringComparer.Ordinal).ShouldBeEmpty("somebody may still parse this");
    }

    private static object? Sample(Type type) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is { } inner => Sample(inner),
        _ when type == typeof(Guid) => Guid.Parse("018cc251-f400-7000-8000-000000000001"),
        _ when type == typeof(string) => "text",
        _ when type == typeof(int) => 1,
        _ when type == typeof(long) => 125000L,
        _ when type == typeof(bool) => true,
        _ when type == typeof(byte[]) => new byte[] { 1, 2, 3 },
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        _ when type == typeof(DateOnly) => new DateOnly(2026, 1, 2),
        _ when type == typeof(IReadOnlyList<string>) => new[] { "text" },
        _ when type == typeof(IReadOnlyList<Guid>) => new[] { Guid.Parse("018cc251-f400-7000-8000-000000000001") },
        _ when type == typeof(LocalText) => new LocalText("кы", "ру", "en"),
        _ => type.GetConstructors()[0]
        is var constructor ? constructor.Invoke(constructor.GetParameters().Select(p => Sample(p.ParameterType)).ToArray()) : null,
    };
}
