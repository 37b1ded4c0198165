using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>How a service ends. A service of its own: it is stopped.</summary>
public sealed class StoppingTests(Servers servers)
{
    [Fact]
    public async Task What_is_being_consumed_when_a_service_stops_is_done_before_its_container_goes()
    {
        var marketplace = new MarketplaceFixture(servers);
        await marketplace.InitializeAsync();
        await using var connection = new NpgsqlConnection(marketplace.Database);
        await connection.OpenAsync();
        await using var looking = new NpgsqlConnection(marketplace.Database);
        await looking.OpenAsync();
        await using (var holding = await connection.BeginTransactionAsync())
        {
            await Run(connection, "LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE");
            var person = Guid.CreateVersion7();
            await marketplace.Broker.Tell(new CourseCompleted(Guid.CreateVersion7(), WellKnown.Id("course/felt-carpets"),
                Guid.CreateVersion7(), person, LocalText.Same("Felt"), "handicrafts", true));
            await marketplace.Eventually(async () => await Run(looking,
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' "
                + "AND query LIKE '%INTO inbox%'") > 0);
            var stopping = marketplace.DisposeAsync().AsTask();
            // Whoever does not wait for the consumer is through by then.
            await Task.Delay(TimeSpan.FromSeconds(1));
            await holding.CommitAsync();
            await stopping;
            (await Run(connection, $"SELECT count(*) FROM rights_to_sell WHERE person_id = '{person}'")).ShouldBe(1);
        }
    }

    private static async Task<long> Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is long count ? count : 0;
    }
}
