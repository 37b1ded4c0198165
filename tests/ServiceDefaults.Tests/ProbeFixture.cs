using CreativeLabs.Probe;
using CreativeLabs.Support;

[assembly: AssemblyFixture(typeof(Servers))]

namespace CreativeLabs.ServiceDefaults;

/// <summary>The smallest service on the defaults, whole.</summary>
public sealed class ProbeFixture(Servers servers) : ServiceFixture<Program>(servers, "probe")
{
    /// <summary>How often the broker gives a message out before it puts it away.</summary>
    public const int DeliveryLimit = 7;

    protected override IEnumerable<Type> Heard => [typeof(EntryRecorded)];

    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Outbox:AttemptsBeforeDeadLettering"] = "2",
        ["Messaging:DeliveryLimit"] = $"{DeliveryLimit}",
        ["Messaging:LastPause"] = "00:00:00.1",
    };
}
