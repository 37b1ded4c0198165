using CreativeLabs.Registration.People.Codes;


namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>How many numbers one member of staff may look up at doors, whichever event she names: who lets people in needs some, who tries
/// numbers through needs thousands.</summary>
internal sealed class LookUps(SharedCounts counts, IConfiguration settings)
{
    /// <summary>In each ten minutes.</summary>
    private readonly int most = settings.GetValue("CheckIn:LookUps", 300);

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    /// <summary>Counts numbers that are about to be looked up; how long to wait when they are too many.</summary>
    public async Task<TimeSpan?> Take(Guid staffId, int numbers)
    {
        var (window, left) = counts.Window(Length);
        var wait = await counts.Take($"door-last:{staffId}", TimeSpan.Zero, new Counted($"door:{staffId}:{window}", most, left, numbers));
        return wait?.For;
    }
}
