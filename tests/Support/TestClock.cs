namespace CreativeLabs.Support;

/// <summary>Real time moved forward by what a test asks for: timers run as ever, deadlines come sooner.</summary>
public sealed class TestClock : TimeProvider
{
    private long offset;

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref offset, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref offset));
}
