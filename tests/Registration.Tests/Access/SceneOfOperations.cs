using System.Text;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace CreativeLabs.Registration.Tests.Access;

/// <summary>What operators look after.</summary>
internal sealed partial class Scene
{
    /// <summary>A message that was given up, of the outbox or of a queue; its id as an operator sees it.</summary>
    public async Task<Guid> DeadLetter(bool ofOutbox = false)
    {
        var message = Guid.CreateVersion7();
        await (ofOutbox ? InOutbox(message) : InQueue(message));
        var client = fixture.From();
        client.DefaultRequestHeaders.Authorization = (await fixture.As("person/operator")).DefaultRequestHeaders.Authorization;
        for (var next = ""; next is not null;)
        {
            var page = await client.GetJson($"/v1/operations/registration/dead-letters?limit=100{next}");
            var found = page.GetProperty("items").EnumerateArray().Where(letter => letter.Id("messageId") == message).ToList();
            if (found.Count > 0)
            {
                return found[0].Id("deadLetterId");
            }

            next = page.GetProperty("next").GetString() is { } cursor ? $"&cursor={cursor}" : null;
        }

        throw new InvalidOperationException($"{message} is no dead letter.");
    }

    private Task InOutbox(Guid message) => fixture.WithDb<RegistrationDb>(db => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO outbox (lane, key, message_id, destination, message_type, content_type, body, mandatory, created_at, due_at,
          next_attempt_at, attempts, last_error, parked_at)
        VALUES (0, {message}, {message}, 'nowhere', 'urn:message:Tests:Nothing', 'application/vnd.masstransit+json', '{"{}"}', true,
          {Now}, {Now}, {Now}, 8, 'NO_ROUTE', {Now})
        """));

    private async Task InQueue(Guid message)
    {
        var queue = fixture.Services.GetRequiredService<IBusControl>().CheckHealth().Endpoints.Values
            .Select(endpoint => endpoint.InputAddress.AbsolutePath.Split('/')[^1])
            .First(name => name.StartsWith("registration", StringComparison.Ordinal));
        await using var connection = await new ConnectionFactory { Uri = new Uri(fixture.Servers.Rabbit) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync("", "dead-letters", mandatory: true, new BasicProperties
        {
            MessageId = message.ToString(), ContentType = "application/vnd.masstransit+json", Persistent = true,
            Headers = new Dictionary<string, object?> { ["x-first-death-queue"] = queue },
        }, Encoding.UTF8.GetBytes($$"""{"messageId":"{{message}}","messageType":["urn:message:Tests:Nothing"],"message":{}}"""));
    }
}
