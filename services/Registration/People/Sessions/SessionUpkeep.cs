using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>Every twenty seconds the gateway is told again of what ended; once an hour what was abandoned is cleared away.</summary>
internal sealed class SessionUpkeep(IServiceScopeFactory scopes, RevokedSessions revoked, AbandonedSessions abandoned,
    ILogger<SessionUpkeep> logger)
    : PeriodicService(TimeSpan.FromSeconds(20), logger)
{
    private const int RoundsAnHour = 180;
    private int round;

    protected override async Task Round(CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await revoked.TellAgain(services.GetRequiredService<RegistrationDb>(), services.GetServices<IRevocations>(), token);
        if (++round % RoundsAnHour == 0)
        {
            await abandoned.Clear(token);
        }
    }
}
