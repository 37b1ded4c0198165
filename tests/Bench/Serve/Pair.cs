using CreativeLabs.Bench.Measure;
using CreativeLabs.Support;
using Npgsql;

namespace CreativeLabs.Bench.Serve;

/// <summary>Training and the counterpart by hand, each a process, on one database.</summary>
internal sealed class Pair : IAsyncDisposable
{
    private static Pair? shared;

    private readonly PublishedKeys keys;

    private Pair(string database, PublishedKeys keys, ChildProgram training, ChildProgram bare) =>
        (Database, this.keys, Training, Bare) = (database, keys, training, bare);

    public string Database { get; }

    public ChildProgram Training { get; }

    public ChildProgram Bare { get; }

    /// <summary>The run's pair; the first row that asks starts it.</summary>
    public static async Task<Pair> Of(Stage stage)
    {
        if (shared is null)
        {
            Stage.Say("Starting Training and its counterpart.");
            shared = await Start(stage.Servers);
            stage.Keep(shared);
        }

        return shared;
    }

    public async ValueTask DisposeAsync()
    {
        await Training.DisposeAsync();
        await Bare.DisposeAsync();
        await keys.DisposeAsync();
    }

    /// <summary>A database of the run's own; with the service's connection strings to all that it needs.</summary>
    public static async Task<string> NewDatabase(Servers servers, string name)
    {
        await using var connection = new NpgsqlConnection($"{servers.Postgres};Database=postgres");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return $"{servers.Postgres};Database={name}";
    }

    private static async Task<Pair> Start(Servers servers)
    {
        var database = await NewDatabase(servers, "bench_training");
        var published = await PublishedKeys.Start();
        // No broker: what it costs to relay is a row of its own and is kept out of these.
        var training = await ChildProgram.Start("services/Training",
            ("ConnectionStrings__training", database),
            ("ConnectionStrings__training-keys", await NewDatabase(servers, "bench_training_keys")),
            ("ConnectionStrings__messaging", "amqp://nobody:nobody@127.0.0.1:9"), ("Migrate", "true"),
            ("Platform__Key", new string('7', 64)), ("services__registration__http__0", published.Address.ToString()));
        await Catalog.Plant(database);
        var bare = await ChildProgram.Start("tests/Bench/Bare", ("ConnectionStrings__database", database));
        return new Pair(database, published, training, bare);
    }
}
