using System.Reflection;
using MassTransit;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The full name that a consumer had before it was moved or renamed. Its queue and its marks in the inbox keep that name, so that
/// replicas of the version before share both, and nothing that waits is lost or taken twice.</summary>
/// <param name="name">Namespace and class as they were when the consumer was first deployed.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ConsumerNameAttribute(string name) : Attribute
{
    /// <summary>Namespace and class as they were when the consumer was first deployed.</summary>
    public string Name => name;
}

/// <summary>The names under which consumers are known outside of this process.</summary>
public static class ConsumerNames
{
    /// <summary>Every consumer of a service's assembly, also those that are internal.</summary>
    public static IEnumerable<Type> In(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IConsumer)));
    }

    /// <summary>As it stands in the inbox.</summary>
    public static string Of(Type consumer) =>
        consumer.GetCustomAttribute<ConsumerNameAttribute>()?.Name ?? TypeCache.GetShortName(consumer);

    /// <summary>The queue that it consumes.</summary>
    /// <param name="consumer">The consumer.</param>
    /// <param name="service">The service, with which the names of its queues begin.</param>
    public static string QueueOf(Type consumer, string service) => new QueueNames(service).Of(consumer);
}

/// <summary>Queues are called <c>{service}-{consumer}</c>.</summary>
internal sealed class QueueNames(string service) : KebabCaseEndpointNameFormatter(service, includeNamespace: false)
{
    public string Of(Type consumer) => GetConsumerName(consumer);

    protected override string GetConsumerName(Type type) => type.GetCustomAttribute<ConsumerNameAttribute>() is { Name: var name }
        ? SanitizeName(Prefix + name[(name.LastIndexOf('.') + 1)..])
        : base.GetConsumerName(type);
}
