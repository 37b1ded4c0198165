using System.Diagnostics.CodeAnalysis;

namespace CreativeLabs.Sandbox;

/// <summary>The last things that the outside world was asked for, each once a caller's key; the oldest are forgotten past the
/// limit.</summary>
internal sealed class Recent<T>(int limit)
    where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, T> byId = [];
    private readonly Dictionary<string, T> byKey = new(StringComparer.Ordinal);
    private readonly Queue<(Guid Id, string Key)> order = [];

    /// <summary>What the key already stands for, or the new one.</summary>
    public (T Item, bool Added) AddOnce(string key, Guid id, T item)
    {
        lock (gate)
        {
            if (byKey.TryGetValue(key, out var known))
            {
                return (known, false);
            }

            byKey.Add(key, item);
            byId.Add(id, item);
            order.Enqueue((id, key));
            if (order.Count > limit)
            {
                var (oldId, oldKey) = order.Dequeue();
                byId.Remove(oldId);
                byKey.Remove(oldKey);
            }

            return (item, true);
        }
    }

    public bool TryFind(Guid id, [NotNullWhen(true)] out T? item)
    {
        lock (gate)
        {
            return byId.TryGetValue(id, out item);
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<T> All()
    {
        lock (gate)
        {
            return order.Select(entry => byId[entry.Id]).ToList();
        }
    }
}
