namespace CreativeLabs.AppHost.Local;

/// <summary>The process of a server, and its log: what the three servers share.</summary>
internal sealed class RunningServer(string name, string logPath)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private ChildProcess? _child;
    private LogFile? _log;

    public int? ProcessId => _child is { Exited.IsCompleted: false } running ? running.Id : null;

    public Task Exited => _child?.Exited ?? Task.CompletedTask;

    public async Task StartAsync(ChildSpec spec, Func<int, Task<bool>> isReady, Action<string>? onLine, CancellationToken cancellation)
    {
        if (ProcessId is not null)
        {
            throw new InvalidOperationException($"{name} runs already.");
        }

        _log ??= new LogFile(logPath);
        _child = await ChildProcess.StartAsync(spec, (line, _) =>
        {
            _log?.Write(line);
            onLine?.Invoke(line);
        });
        try
        {
            await UntilReadyAsync(_child, isReady, cancellation);
        }
        catch
        {
            await _child.KillAsync();
            throw;
        }
    }

    public async Task StopAsync(int signal)
    {
        if (_child is { } child)
        {
            await child.StopAsync(signal, TimeSpan.FromSeconds(4));
        }

        Close();
    }

    public async Task KillAsync()
    {
        if (_child is { } child)
        {
            await child.KillAsync();
        }

        Close();
    }

    private void Close()
    {
        _log?.Dispose();
        _log = null;
    }

    private async Task UntilReadyAsync(ChildProcess child, Func<int, Task<bool>> isReady, CancellationToken cancellation)
    {
        var clock = TimeProvider.System;
        var begun = clock.GetTimestamp();
        while (!await isReady(child.Id))
        {
            if (child.Exited.IsCompleted)
            {
                var said = string.Join('\n', _log?.Tail(15) ?? []);
                throw new InvalidOperationException($"{name} ended with code {await child.Exited}:\n{said}");
            }

            if (clock.GetElapsedTime(begun) > Patience)
            {
                throw new InvalidOperationException($"{name} did not answer within {Patience.TotalSeconds} seconds; see {logPath}.");
            }

            await Task.Delay(50, cancellation);
        }
    }
}
