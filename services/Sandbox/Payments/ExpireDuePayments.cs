namespace CreativeLabs.Sandbox.Payments;

/// <summary>Looks every second for payments that nobody scanned in time.</summary>
internal sealed class ExpireDuePayments(QrRail rail, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var payment in rail.All())
            {
                rail.Lapse(payment);
            }
        }
    }
}
