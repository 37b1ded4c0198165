using CreativeLabs.Support;

namespace CreativeLabs.Bench.Measure;

/// <summary>What rows share: the servers, and a place to say how far they are.</summary>
/// <param name="servers">PostgreSQL, RabbitMQ and Redis, as the tests have them.</param>
internal sealed class Stage(Servers servers) : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> kept = [];

    public Servers Servers => servers;

    /// <summary>Writes a line of progress, apart from the table.</summary>
    public static void Say(string line) => Console.Error.WriteLine($"  {line}");

    /// <summary>Keeps what several rows use until the end.</summary>
    public void Keep(IAsyncDisposable what)
    {
        lock (kept)
        {
            kept.Push(what);
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (kept.TryPop(out var what))
        {
            await what.DisposeAsync();
        }

        await servers.DisposeAsync();
    }
}
