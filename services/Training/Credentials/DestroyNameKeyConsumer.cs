using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.ServiceDefaults;
using MassTransit;

namespace CreativeLabs.Training.Credentials;

/// <summary>The key of a name goes after the revocation that took the name away, so that nobody who revokes, or records what leads to it,
/// waits for the database of the keys. On a revoked credential no name is shown again.</summary>
[ConsumerName("CreativeLabs.Training.Credentials.DestroyNameKey")]
internal sealed class DestroyNameKeyConsumer(DataKeys keys) : IConsumer<CredentialRevoked>
{
    public Task Consume(ConsumeContext<CredentialRevoked> context) =>
        keys.Destroy([context.Message.CredentialId], context.CancellationToken);
}
