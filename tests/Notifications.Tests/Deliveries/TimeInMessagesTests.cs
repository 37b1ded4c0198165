using System.Reflection;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Announcements;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.Templates;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>Every fact that Notifications tells people is told here at 23:00 with each of its times before the morning. Whatever goes to a
/// phone ends with the time that it is about, unless it is named here as one that is about none. A warning about her sign-in goes however
/// late it is: it still says that somebody was there.</summary>
[Collection(OneWorld.Name)]
public sealed class TimeInMessagesTests(NotificationsFixture fixture)
{
    private static readonly TimeSpan Bishkek = TimeSpan.FromHours(6);
    private static readonly MethodInfo Publish = typeof(TimeInMessagesTests).GetMethod(nameof(Tell),
        BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>What is as true and as useful a day later.</summary>
    private static readonly HashSet<Type> AboutNoTime =
    [
        typeof(CredentialIssued), typeof(CredentialRevoked), typeof(EnrolmentDecided), typeof(EnrolmentWithdrawn), typeof(OrderPaid),
        typeof(RightToSellWithdrawn), typeof(StaffAttentionAsked),
    ];

    /// <summary>The word by which a fact is told to somebody at all, and to her phone.</summary>
    private static readonly Dictionary<Type, string> Causes =
        new() { [typeof(BookingReleased)] = "closed", [typeof(OrderPartEnded)] = "noShow" };

    public static TheoryData<Type> Facts() => [.. typeof(Announcer).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Announcer).Namespace)
        .SelectMany(type => type.GetInterfaces())
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConsumer<>))
        .Select(type => type.GetGenericArguments()[0]).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task Every_message_about_a_time_ends_with_it(Type fact)
    {
        if (fixture.Clock.GetUtcNow().ToOffset(Bishkek).Hour is not 23)
        {
            fixture.MoveTo(hour: 23);
        }

        var person = Guid.CreateVersion7();
        await (Task)Publish.MakeGenericMethod(fact).Invoke(this, [Sample(fact, person)])!;
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(db => db.Notifications.AnyAsync(n => n.PersonId == person)));
        var messages = await fixture.WithDb<NotificationsDb, List<Delivery>>(db =>
            db.Deliveries.AsNoTracking().Where(d => d.PersonId == person).ToListAsync());
        foreach (var message in messages.Where(m => m.Category is not Category.Security && !AboutNoTime.Contains(fact)))
        {
            message.ExpiresAt.ShouldNotBeNull(message.Template);
            message.State.ShouldBe(DeliveryState.Obsolete, message.Template);
        }
    }

    private Task Tell<T>(T fact)
        where T : class, IFact => fixture.Broker.Tell(fact);

    /// <summary>Everybody in it is this person, and every time lies in the coming night.</summary>
    private object Sample(Type fact, Guid person)
    {
        var soon = fixture.Clock.GetUtcNow().AddHours(5);
        object? Value(ParameterInfo part) => (Nullable.GetUnderlyingType(part.ParameterType) ?? part.ParameterType) switch
        {
            var type when type == typeof(Guid) => part.ParameterType == typeof(Guid) ? person : null,
            var type when type == typeof(DateTimeOffset) => soon,
            var type when type == typeof(DateOnly) => DateOnly.FromDateTime(soon.ToOffset(Bishkek).DateTime),
            var type when type == typeof(LocalText) => LocalText.Same("x"),
            var type when type == typeof(string) => Causes.GetValueOrDefault(fact, "x"),
            var type when type.IsAssignableFrom(typeof(string[])) => new[] { "x" },
            var type when type.IsValueType => Activator.CreateInstance(type),
            _ => null,
        };
        var written = fact.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        return written.Invoke([.. written.GetParameters().Select(Value)]);
    }
}
