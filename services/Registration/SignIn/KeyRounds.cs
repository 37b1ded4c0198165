namespace CreativeLabs.Registration.SignIn;

/// <summary>Looks at the keys every half minute, so that this copy knows a new one long before it signs, even when nobody signs in here.</summary>
internal sealed partial class KeyRounds(SigningKeys keys, ILogger<KeyRounds> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(TimeSpan.FromSeconds(30));
        do
        {
            try
            {
                await keys.Current(stoppingToken);
            }
            catch (Exception away) when (SigningKeys.IsAway(away))
            {
                NotRead(logger, away.GetType().Name);
            }
        }
        while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The signing keys could not be read and are used as last read: {Reason}")]
    private static partial void NotRead(ILogger logger, string reason);
}
