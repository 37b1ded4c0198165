using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>Looks at the keys every half minute, so that this copy knows a new one long before it signs, even when nobody signs in here.
/// While they cannot be read they are used as last read.</summary>
internal sealed class KeyRotation(SigningKeys keys, ILogger<KeyRotation> logger) : PeriodicService(TimeSpan.FromSeconds(30), logger)
{
    protected override Task Round(CancellationToken token) => keys.Current(token);
}
