using System.Collections.Concurrent;

namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>The providers that this replica leaves alone for a moment, since half of its calls to them failed. After that moment one call
/// tries whether they are back.</summary>
internal sealed class SmsCircuits(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (long Since, TimeSpan For)> open = new(StringComparer.Ordinal);

    public void Open(string provider, TimeSpan pause) => open[provider] = (clock.GetTimestamp(), pause);

    public void Close(string provider) => open.TryRemove(provider, out _);

    public bool IsOpen(string provider) => open.TryGetValue(provider, out var circuit) && clock.GetElapsedTime(circuit.Since) < circuit.For;
}
