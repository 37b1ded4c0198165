using CreativeLabs.Support;

namespace CreativeLabs.Registration.Tests;

/// <summary>Another copy of a service: the same database and Redis, a process state and a clock of its own.</summary>
public sealed class SecondCopy(RegistrationFixture first, IReadOnlyDictionary<string, string?>? more = null) : RegistrationFixture(first.Servers)
{
    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(more ?? new Dictionary<string, string?>(StringComparer.Ordinal), StringComparer.Ordinal)
    {
        ["ConnectionStrings:registration"] = first.Database,
        ["Logging:LogLevel:Default"] = "Warning",
    };

    /// <summary>Brings the clock to where the first copy's is.</summary>
    public static async Task<SecondCopy> Start(RegistrationFixture first, IReadOnlyDictionary<string, string?>? more = null)
    {
        var copy = new SecondCopy(first, more);
        copy.Clock.Advance(first.Clock.GetUtcNow() - copy.Clock.GetUtcNow());
        await copy.InitializeAsync();
        return copy;
    }
}
