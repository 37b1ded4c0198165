using CreativeLabs.Bench.Measure;
using CreativeLabs.Bench.Serve;
using Npgsql;

namespace CreativeLabs.Bench.Messages;

/// <summary>The smallest service on the house's messaging, a consumer by hand, and a way to the broker; both consumers on one
/// database.</summary>
internal sealed class Post : IAsyncDisposable
{
    public const string ProbeQueue = "probe-count-effect";
    public const string BareQueue = "bare-effects";

    private static Post? shared;

    private readonly ChildProgram probe;
    private readonly ChildProgram bare;

    private Post(NpgsqlDataSource database, RawBroker broker, ChildProgram probe, ChildProgram bare) =>
        (Database, Broker, this.probe, this.bare) = (database, broker, probe, bare);

    public NpgsqlDataSource Database { get; }

    public RawBroker Broker { get; }

    /// <summary>The run's; the first row that asks starts it.</summary>
    public static async Task<Post> Of(Stage stage)
    {
        if (shared is null)
        {
            Stage.Say("Starting the probe and its counterpart.");
            var address = await Pair.NewDatabase(stage.Servers, "bench_messages");
            var service = await ChildProgram.Start("tests/Probe",
                ("ConnectionStrings__probe", address), ("ConnectionStrings__messaging", stage.Servers.Rabbit), ("Migrate", "true"));
            var database = NpgsqlDataSource.Create(address);
            await using (var create = database.CreateCommand("CREATE TABLE by_hand (entry_id uuid PRIMARY KEY, times int NOT NULL)"))
            {
                await create.ExecuteNonQueryAsync();
            }

            var byHand = await ChildProgram.Start("tests/Bench/Bare", ("ConnectionStrings__database", address),
                ("ConnectionStrings__messaging", stage.Servers.Rabbit));
            var broker = await RawBroker.Connect(stage.Servers.Rabbit);
            await broker.UntilRead(ProbeQueue);
            await broker.UntilRead(BareQueue);
            stage.Keep(shared = new Post(database, broker, service, byHand));
        }

        return shared;
    }

    /// <summary>Rows of a table.</summary>
    public async Task<long> Count(string table)
    {
        await using var count = Database.CreateCommand($"SELECT count(*) FROM {table}");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    /// <summary>Looks each 5 ms until the table has so many rows.</summary>
    public async Task Until(string table, Func<long, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!holds(await Count(table)))
        {
            await Task.Delay(5, patience.Token);
        }
    }

    /// <summary>Looks each 5 ms until the table is empty: counting its rows would be work that the other side has not.</summary>
    public async Task UntilEmpty(string table)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var look = Database.CreateCommand($"SELECT EXISTS (SELECT FROM {table})");
        while ((bool)(await look.ExecuteScalarAsync(patience.Token))!)
        {
            await Task.Delay(5, patience.Token);
        }
    }

    public async Task Execute(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await probe.DisposeAsync();
        await bare.DisposeAsync();
        await Broker.DisposeAsync();
        await Database.DisposeAsync();
    }
}
