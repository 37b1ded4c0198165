using System.Text.Json;
using CreativeLabs.Journey;

namespace CreativeLabs.EndToEnd;

/// <summary>Those who share <see cref="DeskPlatform"/>.</summary>
[CollectionDefinition(Name)]
public sealed class SharedDeskPlatform : ICollectionFixture<DeskPlatform>
{
    public const string Name = "desk";
}

/// <summary>The platform as a user starts it: one replica of everything, with the dashboard, which <see cref="WholePlatform"/> spares its
/// replicas.</summary>
public sealed class DeskPlatform : IAsyncLifetime
{
    private readonly StateOfATest state = new();
    private Dictionary<string, int> processes = [];
    private HostProcess host = null!;
    private JsonElement run;

    /// <summary>The link that signs an operator in to the dashboard.</summary>
    public Uri Dashboard => Published("dashboard");

    /// <summary>A journey's view of it, saying nothing.</summary>
    public Platform Platform() => new(Published("gateway"), Published("sandbox"), _ => { });

    /// <summary>How a service reaches its database, or another one that it has.</summary>
    public Task<string> Database(string service, string? database = null) =>
        Variable(service, $"ConnectionStrings__{database ?? service}");

    /// <summary>Where a service itself listens, past the gateway.</summary>
    public async Task<Uri> Address(string service) => new(await Variable(service, "ASPNETCORE_URLS"));

    public async ValueTask InitializeAsync()
    {
        host = new HostProcess(state.Folder);
        try
        {
            processes = await host.Healthy();
            run = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(state.Folder, "run.json")));
        }
        catch
        {
            // Nobody disposes a fixture that did not come up.
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        WholePlatform.Signal("-TERM", host.Process.Id);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await host.Process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        host.Dispose();
        state.Dispose();
    }

    private async Task<string> Variable(string service, string name) =>
        (await File.ReadAllTextAsync($"/proc/{processes[service]}/environ")).Split('\0')
        .Single(one => one.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..];

    private Uri Published(string name) => new(run.GetProperty(name).GetString()!);
}
