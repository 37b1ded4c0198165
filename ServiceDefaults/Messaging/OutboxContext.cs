using MassTransit;
using MassTransit.Clients;
using MassTransit.DependencyInjection;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using MassTransit.Transports;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What <see cref="IPublishEndpoint"/> of a request's scope does: it adds outbox rows to the scope's DbContext, which the one
/// SaveChanges of the use case writes with everything else.</summary>
internal sealed class OutboxContext<TDb>(IBus bus, TDb db, TimeProvider clock, IClientFactory clients, IServiceProvider services)
    : ScopedBusContext, OutboxSendContext
    where TDb : DbContext
{
    public ISendEndpointProvider SendEndpointProvider => field ??= new OutboxSendEndpointProvider(this, bus);

    public IPublishEndpoint PublishEndpoint => field ??= new PublishEndpoint(new OutboxPublishEndpointProvider(this, bus));

    public IScopedClientFactory ClientFactory =>
        field ??= new ScopedClientFactory(new ClientFactory(new ScopedClientFactoryContext(clients, services)), null);

    public Task AddSend<T>(SendContext<T> context)
        where T : class
    {
        db.Add(OutboxRow.From(context, clock.GetUtcNow()));
        return Task.CompletedTask;
    }

    public object? GetService(Type serviceType) => services.GetService(serviceType);
}

/// <summary>Gives the scope its outbox; inside a consumer, the consumer's.</summary>
internal sealed class OutboxContextProvider<TDb>(
    IBus bus, TDb db, TimeProvider clock, Bind<IBus, IClientFactory> clients, Bind<IBus, IScopedConsumeContextProvider> consuming,
    IScopedConsumeContextProvider consumingAnywhere, IServiceProvider services) : IScopedBusContextProvider<IBus>
    where TDb : DbContext
{
    public ScopedBusContext Context { get; } = consuming.Value.HasContext || consumingAnywhere.HasContext
        ? new ConsumeContextScopedBusContext((consuming.Value.HasContext ? consuming.Value : consumingAnywhere).GetContext(), clients.Value)
        : new OutboxContext<TDb>(bus, db, clock, clients.Value, services);
}
