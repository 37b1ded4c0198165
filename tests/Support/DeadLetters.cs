using System.Text;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RabbitMQ.Client;

namespace CreativeLabs.Support;

/// <summary>Messages that were given up, for tests of what operators do about them.</summary>
public static class DeadLetters
{
    /// <summary>Makes one, of the outbox or of a queue; its id as <paramref name="operators"/> sees it.</summary>
    public static async Task<Guid> DeadLetter<TProgram>(
        this ServiceFixture<TProgram> fixture, string service, HttpClient operators, bool ofOutbox = false)
        where TProgram : class
    {
        var message = Guid.CreateVersion7();
        await (ofOutbox ? InOutbox(fixture.Database, message)
            : InQueue(fixture.Servers.Rabbit, fixture.Services.GetRequiredService<IBusControl>(), service, message));
        for (var next = ""; next is not null;)
        {
            var page = await operators.GetJson($"/v1/operations/{service}/dead-letters?limit=100{next}");
            var found = page.GetProperty("items").EnumerateArray().Where(letter => letter.Id("messageId") == message).ToList();
            if (found.Count > 0)
            {
                return found[0].Id("deadLetterId");
            }

            next = page.GetProperty("next").GetString() is { } cursor ? $"&cursor={cursor}" : null;
        }

        throw new InvalidOperationException($"{message} is no dead letter.");
    }

    private static async Task InOutbox(string database, Guid message)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var insert = new NpgsqlCommand("""
            INSERT INTO outbox (lane, key, message_id, destination, message_type, content_type, body, mandatory, created_at, due_at,
              next_attempt_at, attempts, last_error, parked_at)
            VALUES (0, $1, $1, 'nowhere', 'urn:message:Tests:Nothing', 'application/vnd.masstransit+json', '{}', true,
              now(), now(), now(), 8, 'NO_ROUTE', now())
            """, connection) { Parameters = { new() { Value = message } } };
        await insert.ExecuteNonQueryAsync();
    }

    private static async Task InQueue(string rabbit, IBusControl bus, string service, Guid message)
    {
        var queue = bus.CheckHealth().Endpoints.Values.Select(endpoint => endpoint.InputAddress.AbsolutePath.Split('/')[^1])
            .First(name => name.StartsWith(service, StringComparison.Ordinal));
        await using var connection = await new ConnectionFactory { Uri = new Uri(rabbit) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync("", "dead-letters", mandatory: true, new BasicProperties
        {
            MessageId = message.ToString(), ContentType = "application/vnd.masstransit+json", Persistent = true,
            Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-first-death-queue"] = queue },
        }, Encoding.UTF8.GetBytes($$$"""{"messageId":"{{{message}}}","messageType":["urn:message:Tests:Nothing"],"message":{}}"""));
    }
}
