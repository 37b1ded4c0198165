using System.Security.Cryptography;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>Opens what Registration sealed for Notifications alone.</summary>
internal sealed class Envelope(PlatformKey platform)
{
    private readonly byte[] key = platform.For("transport");

    /// <summary>The number, and the code if it is one; null when they were sealed for something else.</summary>
    public (string Phone, string? Code)? Open(Delivery delivery)
    {
        try
        {
            var phone = Sealed.OpenText(key, delivery.SealedPhone!, delivery.Id.ToString());
            return (phone, delivery.SealedCode is { } code ? Sealed.OpenText(key, code, $"{delivery.Id}/code") : null);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
