namespace CreativeLabs.AppHost;

/// <summary>A database that belongs to a role of the same name, which owns nothing else and can connect to no other.</summary>
/// <param name="name">The resource's.</param>
/// <param name="database">The database's and the role's.</param>
/// <param name="server">Where PostgreSQL listens.</param>
/// <param name="password">The role's.</param>
internal sealed class ServiceDatabase(string name, string database, EndpointReference server, ParameterResource password)
    : Resource(name), IResourceWithConnectionString, IResourceWithParent
{
    public string Database { get; } = database;

    public ParameterResource Password { get; } = password;

    public IResource Parent => server.Resource;

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"Host={
        server.Property(EndpointProperty.IPV4Host)};Port={server.Property(EndpointProperty.Port)};Username={Database};Password={
        Password};Database={Database}");
}
