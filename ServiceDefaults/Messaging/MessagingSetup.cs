using CreativeLabs.Contracts;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.DependencyInjection;
using MassTransit.Middleware;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace CreativeLabs.ServiceDefaults;

/// <summary>MassTransit over RabbitMQ with the house's outbox and inbox.</summary>
public static class MessagingSetup
{
    /// <summary>The queue of messages that killed or outlived their consumer.</summary>
    public const string DeadLetterQueue = "dead-letters";

    /// <summary>How often a consumer tries a message, the first time counted.</summary>
    internal const int Attempts = 5;

    /// <summary>Milliseconds before the second to the fourth attempt; <c>Messaging:LastPause</c>, 5 s, comes before the last.</summary>
    private static readonly int[] Pauses = [50, 200, 1000];

    /// <summary>Adds every consumer of the service's assembly, each on a quorum queue <c>{service}-{consumer}</c>, and the relay. Use cases
    /// inject <see cref="IPublishEndpoint"/> and publish before their one SaveChanges.</summary>
    /// <param name="builder">The service, after <c>AddDatabase</c>.</param>
    /// <param name="service">The queues' prefix, unless <c>Messaging:Queues</c> names another. <c>Messaging:Exchanges</c> sets a prefix
    /// for the exchanges: platforms with different ones share a broker and hear nothing of each other.</param>
    public static void AddMessaging<TDb>(this WebApplicationBuilder builder, string service)
        where TDb : DbContext
    {
        var settings = builder.Configuration;
        builder.Services.AddMassTransit(bus =>
        {
            // It tells its makers which endpoints and servers there are otherwise, at every start.
            bus.DisableUsageTelemetry();
            bus.SetEndpointNameFormatter(new QueueNames(settings["Messaging:Queues"] ?? service));
            // Named one by one: scanning an assembly leaves out what is internal.
            bus.AddConsumers(ConsumerNames.In(typeof(TDb).Assembly).ToArray());
            bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
            bus.AddConfigureEndpointsCallback((registration, _, endpoint) => Shape<TDb>(registration, endpoint, settings));
            bus.UsingRabbitMq((registration, rabbit) =>
            {
                rabbit.Host(new Uri(registration.GetRequiredService<IConfiguration>().GetConnectionString("messaging")
                    ?? throw new InvalidOperationException("The connection string 'messaging' is missing.")),
                    host => host.OnRefreshConnectionFactory = registration.GetRequiredService<BusRecovery>().Sees);
                if (settings["Messaging:Exchanges"] is { } prefix)
                {
                    rabbit.MessageTopology.SetEntityNameFormatter(
                        new PrefixEntityNameFormatter(rabbit.MessageTopology.EntityNameFormatter, prefix));
                }

                rabbit.Publish<IFact>(fact => fact.Exclude = true);
                rabbit.PrefetchCount = 16;
                rabbit.ConfigureEndpoints(registration);
            });
        });
        builder.Services.Replace(ServiceDescriptor.Scoped<IScopedBusContextProvider<IBus>, OutboxContextProvider<TDb>>());
        builder.Services.AddScoped<IOutboxContextFactory<TDb>, Inbox<TDb>>();
        builder.Services.AddSingleton<MessagingMeters>();
        builder.Services.AddSingleton(new OperatedService(service));
        builder.Services.AddSingleton<DeadLetterQueues>();
        builder.Services.AddScoped<DeadLetters>();
        if (Telemetry.IsCollected(settings))
        {
            builder.Services.AddHostedService<QueueWatch>();
        }

        builder.Services.AddSingleton<BusRecovery>().AddHostedService(services => services.GetRequiredService<BusRecovery>());
        builder.Services.AddHostedService<Relay>();
        builder.Services.AddHostedService<Housekeeping>();
    }

    private static void Shape<TDb>(IRegistrationContext registration, IReceiveEndpointConfigurator endpoint, IConfiguration settings)
        where TDb : DbContext
    {
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.SetQuorumQueue();
            rabbit.SetQueueArgument("x-delivery-limit", settings.GetValue("Messaging:DeliveryLimit", 12));
            rabbit.BindDeadLetterQueue(DeadLetterQueue, DeadLetterQueue, dead => dead.SetQueueArgument("x-queue-type", "quorum"));
        }

        // Outermost first: a server that is away is waited for; anything else is tried a few times, then goes to the error queue.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(IsAway);
            retry.Interval(1000, TimeSpan.FromSeconds(2));
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Ignore<Exception>(IsAway);
            retry.Intervals([.. Array.ConvertAll(Pauses, pause => TimeSpan.FromMilliseconds(pause)),
                settings.GetValue("Messaging:LastPause", TimeSpan.FromSeconds(5))]);
        });
        if (!CrashPoint.WithoutInbox)
        {
            endpoint.ConnectConsumerConfigurationObserver(new OutboxConsumePipeSpecificationObserver<TDb>(endpoint, registration));
        }
    }

    private static bool IsAway(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState is "57P01" or "57P02" or "57P03" or "53300",
        NpgsqlException or StackExchange.Redis.RedisConnectionException or StackExchange.Redis.RedisTimeoutException => true,
        _ => exception.InnerException is { } inner && IsAway(inner),
    };
}
