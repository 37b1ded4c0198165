using CreativeLabs.Support;

namespace CreativeLabs.Registration.Tests;

/// <summary>Another copy of a service: the same databases and Redis, a process state and a clock of its own.</summary>
public sealed class SecondCopy(RegistrationFixture first, IReadOnlyDictionary<string, string?>? more = null)
    : RegistrationFixture(first.Servers)
{
    public override string Exchanges => first.Exchanges;

    public override string RedisAddress => first.RedisAddress;

    protected override IReadOnlyDictionary<string, string?> Settings { get; } =
        (more ?? new Dictionary<string, string?>(StringComparer.Ordinal)).UnionBy(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:registration"] = first.Database,
            [$"ConnectionStrings:{Keys}"] = first.DatabaseOf(Keys),
            ["Logging:LogLevel:Default"] = "Warning",
        }, setting => setting.Key).ToDictionary(StringComparer.Ordinal);

    /// <summary>Brings the clock to where the first copy's is.</summary>
    public static async Task<SecondCopy> Start(RegistrationFixture first, IReadOnlyDictionary<string, string?>? more = null)
    {
        var copy = new SecondCopy(first, more);
        copy.Clock.Advance(first.Clock.GetUtcNow() - copy.Clock.GetUtcNow());
        await copy.InitializeAsync();
        return copy;
    }
}
