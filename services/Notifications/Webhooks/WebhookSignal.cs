namespace CreativeLabs.Notifications.Webhooks;

/// <summary>Wakes this process's sender. Losing a signal costs a second: it also looks by itself.</summary>
internal sealed class WebhookSignal : IDisposable
{
    private readonly SemaphoreSlim signal = new(0, 1);

    public void Set()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already set.
        }
    }

    public Task WaitAsync(TimeSpan longest, CancellationToken token) => signal.WaitAsync(longest, token);

    public void Dispose() => signal.Dispose();
}
