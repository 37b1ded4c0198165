using System.Collections.Concurrent;
using Npgsql;

namespace CreativeLabs.Support;

/// <summary>Migrated and seeded databases of a service, made once a test process, so always of the migrations and the seed that were built
/// with it. Every fixture gets copies of them: a copy takes a tenth of the time.</summary>
internal static class DatabaseTemplates
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Made = new(StringComparer.Ordinal);

    /// <summary>Creates a fixture's databases.</summary>
    /// <typeparam name="TProgram">The service's Program.</typeparam>
    /// <param name="server">Npgsql connection string to the server, without a database.</param>
    /// <param name="databases">The names of the databases, by those of their connection strings.</param>
    /// <param name="settings">The service's, whatever its databases are.</param>
    public static async Task Copy<TProgram>(string server, IReadOnlyDictionary<string, string> databases,
        IReadOnlyDictionary<string, string?> settings)
    {
        var key = $"{server} {typeof(TProgram).Assembly.GetName().Name} {settings["Seed"]} {settings["Platform:Key"]}";
        var id = await Made.GetOrAdd(key, _ => new(() => Make<TProgram>(server, databases.Keys, settings))).Value;
        await Execute(server, databases.Select(one => $"CREATE DATABASE \"{one.Value}\" TEMPLATE \"{Name(one.Key, id)}\""));
        foreach (var database in databases.Values)
        {
            await Readdress($"{server};Database={database};Pooling=false", $"{id}.", settings["Messaging:Exchanges"] ?? "");
        }
    }

    /// <summary>What the seed tells waits in the outbox for the exchanges of whoever seeded: it goes to those of the copy.</summary>
    private static async Task Readdress(string database, string from, string to)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var look = new NpgsqlCommand("SELECT to_regclass('outbox') IS NOT NULL", connection);
        if (await look.ExecuteScalarAsync() is true)
        {
            await using var command = new NpgsqlCommand("UPDATE outbox SET destination = replace(destination, $1, $2)", connection)
            {
                Parameters = { new() { Value = from }, new() { Value = to } },
            };
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Has the service migrate and seed as a deployment does, with the argument <c>migrate</c>, and end.</summary>
    private static async Task<string> Make<TProgram>(
        string server, IEnumerable<string> names, IReadOnlyDictionary<string, string?> settings)
    {
        var id = $"{Guid.NewGuid():N}";
        await Execute(server, names.Select(name => $"CREATE DATABASE \"{Name(name, id)}\""));
        var all = settings.ToDictionary(StringComparer.Ordinal);
        all["Messaging:Exchanges"] = $"{id}.";
        foreach (var name in names)
        {
            // A pooled connection would be one that hinders the copying.
            all[$"ConnectionStrings:{name}"] = $"{server};Database={Name(name, id)};Pooling=false";
        }

        string[] arguments =
        [
            "migrate", "--environment=Development", $"--contentRoot={AppContext.BaseDirectory}",
            .. all.Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
        var main = typeof(TProgram).Assembly.EntryPoint!;
        var code = await Task.Run(() => main.Invoke(null, [arguments]));
        return code is null or 0 ? id : throw new InvalidOperationException($"{main.Module.Name} migrate ended with {code}.");
    }

    private static string Name(string database, string id) => $"{database}_template_{id}";

    private static async Task Execute(string server, IEnumerable<string> statements)
    {
        await using var connection = new NpgsqlConnection($"{server};Database=postgres");
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
