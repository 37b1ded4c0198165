using System.Collections.Concurrent;
using CreativeLabs.Contracts;
using MassTransit;

namespace CreativeLabs.Support;

/// <summary>The test's own place on the broker: it tells facts as another service would, and hears what the service under test
/// tells.</summary>
/// <param name="connection">The broker's address.</param>
/// <param name="exchanges">The prefix of the exchanges, the same as the service's under test.</param>
public sealed class Broker(string connection, string exchanges) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<object> heard = new();
    private IBusControl? bus;

    internal async Task StartAsync(IEnumerable<Type> facts)
    {
        bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            Reach(rabbit);
            rabbit.ReceiveEndpoint($"test-ear-{Guid.NewGuid():N}", ear =>
            {
                ear.AutoDelete = true;
                ear.Durable = false;
                // One at a time, so that what is heard is in the order of the queue.
                ear.PrefetchCount = 1;
                ear.ConcurrentMessageLimit = 1;
                foreach (var fact in facts)
                {
                    typeof(Broker).GetMethod(nameof(HearAll),
                        System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                        .MakeGenericMethod(fact).Invoke(this, [ear]);
                }
            });
        });
        await bus.StartAsync();
    }

    /// <summary>From now on every fact also goes into a durable queue that nobody reads, so that all of them lie on the broker's
    /// disk.</summary>
    public async Task KeepAll()
    {
        var keeper = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            Reach(rabbit);
            rabbit.DeployTopologyOnly = true;
            rabbit.ReceiveEndpoint($"test-kept-{Guid.NewGuid():N}", kept =>
            {
                foreach (var fact in typeof(IFact).Assembly.GetExportedTypes()
                    .Where(type => type.IsClass && type.IsAssignableTo(typeof(IFact))))
                {
                    kept.Bind($"{exchanges}{fact.Namespace}:{fact.Name}");
                }
            });
        });
        await keeper.DeployAsync();
    }

    /// <summary>Publishes a fact as another service would. The same <paramref name="messageId"/> twice is a redelivery.</summary>
    public Task Tell<T>(T fact, Guid? messageId = null)
        where T : class, IFact => bus!.Publish(fact, context => context.MessageId = messageId ?? NewId.NextGuid());

    /// <summary>The first fact that fits, waiting up to a minute for it.</summary>
    public async Task<T> Hear<T>(Func<T, bool>? fits = null)
        where T : class, IFact
    {
        var until = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < until)
        {
            if (Heard(fits) is [var found, ..])
            {
                return found;
            }

            await Task.Delay(25);
        }

        throw new TimeoutException(
            $"No fitting {typeof(T).Name} was published; heard were: {string.Join(", ", heard.Select(f => f.GetType().Name).Distinct())}.");
    }

    /// <summary>Everything of a type that was heard so far.</summary>
    public IReadOnlyList<T> Heard<T>(Func<T, bool>? fits = null) => heard.OfType<T>().Where(fits ?? (_ => true)).ToList();

    /// <summary>Has a bus of the test's own use the broker and the exchanges that the service under test uses.</summary>
    public void Reach(IRabbitMqBusFactoryConfigurator rabbit)
    {
        rabbit.Host(new Uri(connection));
        rabbit.MessageTopology.SetEntityNameFormatter(
            new PrefixEntityNameFormatter(rabbit.MessageTopology.EntityNameFormatter, exchanges));
        rabbit.Publish<IFact>(fact => fact.Exclude = true);
    }

    private void HearAll<T>(IRabbitMqReceiveEndpointConfigurator ear)
        where T : class => ear.Handler<T>(context =>
        {
            heard.Enqueue(context.Message);
            return Task.CompletedTask;
        });

    public async ValueTask DisposeAsync()
    {
        if (bus is not null)
        {
            await bus.StopAsync(TimeSpan.FromSeconds(5));
        }
    }
}
