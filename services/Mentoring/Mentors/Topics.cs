using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentors;

/// <summary>The topics as this replica last read them. They change a few times a year and are named in every answer; a change of another
/// replica is seen within ten seconds.</summary>
internal sealed partial class Topics(IServiceScopeFactory scopes, ILogger<Topics> logger)
    : PeriodicService(TimeSpan.FromSeconds(10), logger)
{
    private readonly ILogger<Topics> logger = logger;

    private volatile IReadOnlyDictionary<string, Topic> known = new Dictionary<string, Topic>(StringComparer.Ordinal);

    /// <summary>Those that can be asked for and offered.</summary>
    public IEnumerable<Topic> All => known.Values.Where(t => !t.IsRetired).OrderBy(t => t.Code, StringComparer.Ordinal);

    public IEnumerable<string> Codes => All.Select(t => t.Code);

    /// <summary>One that was retired too; of a code that this replica has not read yet, the code.</summary>
    public Topic Of(string code) => known.TryGetValue(code, out var topic) ? topic : Topic.Of(code, LocalText.Same(code), wider: null);

    /// <summary>Reads them all.</summary>
    public async Task Read(CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        known = await scope.ServiceProvider.GetRequiredService<MentoringDb>().Topics.AsNoTracking()
            .ToDictionaryAsync(t => t.Code, StringComparer.Ordinal, token);
    }

    /// <summary>They are there before the first request, unless the database is away.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Read(cancellationToken);
        }
        catch (Exception away) when (!cancellationToken.IsCancellationRequested)
        {
            NotRead(logger, away.GetBaseException().Message);
        }

        await base.StartAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The topics are read with the next round: {Reason}")]
    private static partial void NotRead(ILogger logger, string reason);

    protected override Task Round(CancellationToken token) => Read(token);
}
