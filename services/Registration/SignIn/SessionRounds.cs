using CreativeLabs.Registration.Data;

namespace CreativeLabs.Registration.SignIn;

/// <summary>Every twenty seconds the gateway is told again of what ended; once an hour what was abandoned is cleared away.</summary>
internal sealed partial class SessionRounds(IServiceScopeFactory scopes, RevokedSessions revoked, AbandonedSessions abandoned, ILogger<SessionRounds> logger) : BackgroundService
{
    private const int RoundsAnHour = 180;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(TimeSpan.FromSeconds(20));
        for (var round = 1; await rounds.WaitForNextTickAsync(stoppingToken); round++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await revoked.TellAgain(scope.ServiceProvider.GetRequiredService<RegistrationDb>(), stoppingToken);
                if (round % RoundsAnHour == 0)
                {
                    await abandoned.Clear(stoppingToken);
                }
            }
            catch (Exception away) when (SigningKeys.IsAway(away))
            {
                PutOff(logger, away.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sessions are looked through in the next round: {Reason}")]
    private static partial void PutOff(ILogger logger, string reason);
}
