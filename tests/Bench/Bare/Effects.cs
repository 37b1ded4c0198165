using MassTransit;
using Npgsql;

namespace CreativeLabs.Bench.Bare;

/// <summary>What the bench tells.</summary>
public sealed record EntryRecorded(Guid EntryId);

/// <summary>MassTransit, and one insert by hand.</summary>
internal sealed class RecordEffect(NpgsqlDataSource database) : IConsumer<EntryRecorded>
{
    public const string Queue = "bare-effects";

    public static void Add(WebApplicationBuilder builder, NpgsqlDataSource database, string broker)
    {
        builder.Services.AddSingleton(database);
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<RecordEffect>();
            bus.UsingRabbitMq((registration, rabbit) =>
            {
                rabbit.Host(new Uri(broker));
                rabbit.PrefetchCount = 16;
                rabbit.ReceiveEndpoint(Queue, endpoint =>
                {
                    endpoint.SetQuorumQueue();
                    endpoint.ConfigureConsumer<RecordEffect>(registration);
                });
            });
        });
    }

    public async Task Consume(ConsumeContext<EntryRecorded> context)
    {
        await using var insert = database.CreateCommand("INSERT INTO by_hand (entry_id, times) VALUES ($1, 1)");
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = context.Message.EntryId });
        await insert.ExecuteNonQueryAsync(context.CancellationToken);
    }
}
