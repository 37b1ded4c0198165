namespace CreativeLabs.Support;

/// <summary>Real time moved forward by what a test asks for: timers run as ever, deadlines come sooner.</summary>
public sealed class TestClock : TimeProvider
{
    private long offset;
    private Action advanced = () => { };

    /// <summary>Called after every move: wakes what else would look for due work only by and by.</summary>
    public void OnAdvance(Action wake) => advanced += wake;

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref offset, by.Ticks);
        advanced();
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref offset));
}
