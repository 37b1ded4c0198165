using CreativeLabs.Probe;
using CreativeLabs.Support;

[assembly: AssemblyFixture(typeof(Servers))]

namespace CreativeLabs.ServiceDefaults;

/// <summary>The smallest service on the defaults, whole.</summary>
public sealed class ProbeFixture(Servers servers) : ServiceFixture<Program>(servers, "probe")
{
    protected override IEnumerable<Type> Heard => [typeof(EntryRecorded)];

    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Outbox:AttemptsBeforeParking"] = "2",
    };
}
