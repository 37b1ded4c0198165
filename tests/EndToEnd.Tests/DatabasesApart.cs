using Npgsql;

namespace CreativeLabs.EndToEnd;

/// <summary>Each service has a role of its own in PostgreSQL: who takes one over reads neither the others' rows nor, without the role of
/// the keys, what is sealed in its own.</summary>
[Collection(SharedDeskPlatform.Name)]
public sealed class DatabasesApart(DeskPlatform host)
{
    private static readonly (string Service, string Database)[] All =
    [
        ("registration", "registration"), ("registration", "registration-keys"), ("training", "training"), ("training", "training-keys"),
        ("mentoring", "mentoring"), ("mentoring", "mentoring-keys"), ("marketplace", "marketplace"), ("notifications", "notifications"),
    ];

    [Fact]
    public async Task A_role_opens_its_own_database_and_no_other_and_rules_over_none()
    {
        foreach (var (service, database) in All)
        {
            var own = new NpgsqlConnectionStringBuilder(await host.Database(service, database)) { Pooling = false };
            await using (var connection = new NpgsqlConnection(own.ConnectionString))
            {
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand(
                    "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user", connection);
                (await command.ExecuteScalarAsync()).ShouldBe(false, database);
            }

            foreach (var other in All.Select(one => one.Database).Append("postgres").Except([database], StringComparer.Ordinal))
            {
                await using var connection = new NpgsqlConnection(
                    new NpgsqlConnectionStringBuilder(own.ConnectionString) { Database = other }.ConnectionString);
                (await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync())).SqlState.ShouldBe(
                    PostgresErrorCodes.InsufficientPrivilege, $"{database} opens {other}");
            }
        }
    }
}
