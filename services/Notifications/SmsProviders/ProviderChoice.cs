using System.Buffers.Binary;
using CreativeLabs.Notifications.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>Chooses who brings a message: by share and weight among those that can, are not left alone and have not refused it.</summary>
internal sealed class ProviderChoice(IEnumerable<ISmsProvider> providers, SmsCircuits circuits, NotificationsDb db)
{
    private Dictionary<string, double>? weights;

    /// <summary>The provider of this name; null when there is none any more, or when it is left alone now.</summary>
    public ISmsProvider? Find(string name) => providers.FirstOrDefault(p => p.Name == name && !circuits.IsOpen(name));

    /// <summary>Null when nobody is left.</summary>
    /// <param name="delivery">Decides between several: the same delivery draws the same lot.</param>
    /// <param name="to">E.164.</param>
    /// <param name="length">Of the text, in characters.</param>
    /// <param name="except">Who refused it.</param>
    /// <param name="token">Cancels the question.</param>
    public async Task<ISmsProvider?> Choose(
        Guid delivery, string to, int length, IReadOnlyCollection<string> except, CancellationToken token)
    {
        weights ??= await db.ProviderWeights.AsNoTracking().ToDictionaryAsync(w => w.Provider, w => w.Weight, token);
        var able = providers.Where(p => p.Capabilities.Holds(to, length) && !circuits.IsOpen(p.Name) && !except.Contains(p.Name))
            .Select(p => (Provider: p, Part: p.Share * weights.GetValueOrDefault(p.Name, 1))).ToList();
        var lot = Lot(delivery) * able.Sum(one => one.Part);
        foreach (var (provider, part) in able)
        {
            lot -= part;
            if (lot < 0)
            {
                return provider;
            }
        }

        return able.LastOrDefault().Provider;
    }

    /// <summary>From 0 to below 1. The last bytes of an id are random.</summary>
    private static double Lot(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]) / (uint.MaxValue + 1.0);
    }
}
