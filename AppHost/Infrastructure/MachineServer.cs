namespace CreativeLabs.AppHost;

/// <summary>One of this machine's own servers, which Aspire starts by a script of <c>servers/</c>: what a container is elsewhere.</summary>
/// <param name="name">Also of its folder in the state folder.</param>
/// <param name="folder">Its data.</param>
/// <param name="connection">What a client needs to connect, by the port.</param>
internal sealed class MachineServer(string name, string folder, Func<EndpointReferenceExpression, ReferenceExpression> connection)
    : ExecutableResource(name, "/bin/bash", folder), IResourceWithConnectionString
{
    /// <summary>Its port on the loopback interface, the same for as long as the host runs.</summary>
    public EndpointReference Endpoint => new(this, "tcp");

    public ReferenceExpression ConnectionStringExpression => connection(Endpoint.Property(EndpointProperty.Port));
}
