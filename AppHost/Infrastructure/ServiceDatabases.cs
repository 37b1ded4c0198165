using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CreativeLabs.AppHost;

/// <summary>The services' databases on one PostgreSQL, made with their roles when the server is ready.</summary>
internal sealed class ServiceDatabases(Run run)
{
    /// <summary>What an earlier run made as the server's own user goes to the role, but for what extensions brought.</summary>
    private const string HandOver = """
        DO $$ DECLARE one text; BEGIN
          FOR one IN
            SELECT format('ALTER TABLE %s OWNER TO %I', oid::regclass, current_database()) FROM pg_class
              WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v') AND relowner = current_user::regrole
            UNION ALL
            SELECT format('ALTER ROUTINE %s OWNER TO %I', oid::regprocedure, current_database()) FROM pg_proc
              WHERE pronamespace = 'public'::regnamespace AND proowner = current_user::regrole
                AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
          LOOP EXECUTE one; END LOOP;
        END $$
        """;

    private readonly List<ServiceDatabase> all = [];

    public IResourceBuilder<IResourceWithConnectionString> Add(string name, string database, EndpointReference server)
    {
        var added = new ServiceDatabase(name, database, server, run.AddSecret($"{database}-database-password").Resource);
        all.Add(added);
        return run.Builder.AddResource(added).WithIconName("Database").WithInitialState(new CustomResourceSnapshot
        {
            ResourceType = "Database",
            Properties = [],
            State = KnownResourceStates.Waiting,
        });
    }

    /// <summary>Makes what is missing, and says of each database that it runs.</summary>
    /// <typeparam name="TServer">PostgreSQL, whose connection string is that of its own user.</typeparam>
    public void CreateWhenReady<TServer>(IResourceBuilder<TServer> server)
        where TServer : IResourceWithConnectionString => server.OnResourceReady(async (resource, ready, cancellation) =>
        {
            var address = new NpgsqlConnectionStringBuilder(await resource.ConnectionStringExpression.GetValueAsync(cancellation))
            {
                Pooling = false,
            };
            foreach (var database in all)
            {
                await CreateAsync(address, database, (await database.Password.GetValueAsync(cancellation))!, cancellation);
                // Aspire itself does this for databases of its own only.
                await ready.Services.GetRequiredService<ResourceNotificationService>()
                    .PublishUpdateAsync(database, state => state with { State = KnownResourceStates.Running });
            }
        });

    private static async Task CreateAsync(
        NpgsqlConnectionStringBuilder server, ServiceDatabase database, string password, CancellationToken cancellation)
    {
        var name = database.Database;
        await using (var connection = await OpenAsync("postgres"))
        {
            if (!await Is("SELECT FROM pg_roles WHERE rolname = $1"))
            {
                await Run("SELECT format('CREATE ROLE %I', $1)", name);
            }

            await Run("SELECT format('ALTER ROLE %I LOGIN PASSWORD %L', $1, $2)", name, password);
            if (!await Is("SELECT FROM pg_database WHERE datname = $1"))
            {
                await Run("SELECT format('CREATE DATABASE %I', $1)", name);
            }

            await Run("SELECT format('ALTER DATABASE %I OWNER TO %I', $1, $1)", name);
            await Run("SELECT format('REVOKE ALL ON DATABASE %I, postgres, template1 FROM PUBLIC', $1)", name);

            async Task<bool> Is(string query)
            {
                await using var command = new NpgsqlCommand(query, connection) { Parameters = { new() { Value = name } } };
                await using var rows = await command.ExecuteReaderAsync(cancellation);
                return await rows.ReadAsync(cancellation);
            }

            // Names and passwords are quoted by the server itself.
            async Task Run(string format, params string[] values)
            {
                await using var quote = new NpgsqlCommand(format, connection);
                foreach (var value in values)
                {
                    quote.Parameters.Add(new() { Value = value });
                }

                await using var command = new NpgsqlCommand((string)(await quote.ExecuteScalarAsync(cancellation))!, connection);
                await command.ExecuteNonQueryAsync(cancellation);
            }
        }

        await using var inside = await OpenAsync(name);
        await using var handOver = new NpgsqlCommand(HandOver, inside);
        await handOver.ExecuteNonQueryAsync(cancellation);

        async Task<NpgsqlConnection> OpenAsync(string where)
        {
            var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = where }
                .ConnectionString);
            await connection.OpenAsync(cancellation);
            return connection;
        }
    }
}
