using System.Security.Cryptography;
using CreativeLabs.Keys;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>What Registration sealed for Notifications alone, opened.</summary>
internal sealed record OpenedEnvelope(string Phone, string? Code);

/// <summary>Opens what Registration sealed, as long as its key is there.</summary>
internal sealed class Envelope(TransportKeys keys)
{
    /// <summary>The key of a delivery; null when its time is over, or the person was erased.</summary>
    public Task<byte[]?> KeyOf(Delivery delivery) => keys.Find(delivery.Id);

    /// <summary>The number, and the code if it is one; null when they were sealed for something else.</summary>
    public static OpenedEnvelope? Open(Delivery delivery, byte[] key)
    {
        try
        {
            var phone = Sealed.OpenText(key, delivery.SealedPhone!, delivery.Id.ToString());
            return new OpenedEnvelope(phone, delivery.SealedCode is { } code ? Sealed.OpenText(key, code, $"{delivery.Id}/code") : null);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
