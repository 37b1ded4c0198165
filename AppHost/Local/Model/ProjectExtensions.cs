namespace CreativeLabs.AppHost.Local;

/// <summary>The projects of a model. Names and meanings are those of Aspire.Hosting.</summary>
public static class ProjectExtensions
{
    /// <summary>A project; the path starts at the model's own folder.</summary>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath)
    {
        var own = InfrastructureExtensions.Own(builder);
        return own.Add(new ProjectResource(name, Path.GetFullPath(projectPath, own.ProjectFolder)));
    }

    /// <summary>How many processes, from 1. Clients are told the address of each.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Replicas = replicas;
        return builder;
    }

    /// <summary>Gives the project <c>ConnectionStrings__{name}</c>.</summary>
    public static IResourceBuilder<ProjectResource> WithReference(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null)
    {
        var resource = source.Resource;
        return builder.With(environment =>
            environment[$"ConnectionStrings__{connectionName ?? resource.Name}"] = resource.ConnectionString);
    }

    /// <summary>Gives the project <c>services__{name}__http__0</c>, and with replicas <c>__1</c> and so on.</summary>
    public static IResourceBuilder<ProjectResource> WithReference(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
    {
        var resource = source.Resource;
        return builder.With(environment =>
        {
            foreach (var (index, address) in resource.Addresses.Index())
            {
                environment[$"services__{resource.Name}__http__{index}"] = address;
            }
        });
    }

    /// <summary>Starts the project once the other is healthy.</summary>
    public static IResourceBuilder<ProjectResource> WaitFor(this IResourceBuilder<ProjectResource> builder,
        IResourceBuilder<IResource> dependency)
    {
        builder.Resource.WaitsFor.Add(dependency.Resource is PostgresDatabaseResource database ? database.Parent : dependency.Resource);
        return builder;
    }

    /// <summary>Starts the project once the other has ended with code 0.</summary>
    public static IResourceBuilder<ProjectResource> WaitForCompletion(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<ProjectResource> dependency)
    {
        builder.Resource.WaitsForEndOf.Add(dependency.Resource);
        return builder;
    }

    /// <summary>Sets a variable.</summary>
    public static IResourceBuilder<ProjectResource> WithEnvironment(this IResourceBuilder<ProjectResource> builder, string name,
        string? value) =>
        builder.With(environment => environment[name] = value);

    /// <summary>Sets a variable to a parameter's value.</summary>
    public static IResourceBuilder<ProjectResource> WithEnvironment(
        this IResourceBuilder<ProjectResource> builder, string name, IResourceBuilder<ParameterResource> parameter) =>
        builder.With(environment => environment[name] = parameter.Resource.Value);

    /// <summary>Sets a variable to an endpoint's address.</summary>
    public static IResourceBuilder<ProjectResource> WithEnvironment(
        this IResourceBuilder<ProjectResource> builder, string name, EndpointReference endpointReference) =>
        builder.With(environment => environment[name] = endpointReference.Url);

    /// <summary>Lets the project listen: on the port given or the next free one, or on any free port.</summary>
    public static IResourceBuilder<ProjectResource> WithHttpEndpoint(
        this IResourceBuilder<ProjectResource> builder, int? port = null, int? targetPort = null, string? name = null)
    {
        builder.Resource.Endpoint = new HttpEndpoint(port ?? targetPort, name ?? "http");
        return builder;
    }

    /// <summary>The project is healthy when this path answers 200.</summary>
    public static IResourceBuilder<ProjectResource> WithHttpHealthCheck(this IResourceBuilder<ProjectResource> builder, string? path = null)
    {
        builder.Resource.HealthPath = path ?? "/";
        return builder;
    }

    /// <summary>Its address is for people: shown once everything is healthy. It stays on the loopback interface here.</summary>
    public static IResourceBuilder<ProjectResource> WithExternalHttpEndpoints(this IResourceBuilder<ProjectResource> builder)
    {
        builder.Resource.IsExternal = true;
        return builder;
    }

    /// <summary>Not started with the others. Here <c>--check</c> starts it.</summary>
    public static IResourceBuilder<ProjectResource> WithExplicitStart(this IResourceBuilder<ProjectResource> builder)
    {
        builder.Resource.StartsOnlyWhenAsked = true;
        return builder;
    }

    /// <summary>Adds arguments of its command line. Never a secret.</summary>
    public static IResourceBuilder<ProjectResource> WithArgs(this IResourceBuilder<ProjectResource> builder, params string[] args)
    {
        builder.Resource.Arguments.AddRange(args);
        return builder;
    }

    /// <summary>The endpoint of that name, for
    /// <see cref="WithEnvironment(IResourceBuilder{ProjectResource}, string, EndpointReference)"/>.</summary>
    public static EndpointReference GetEndpoint(this IResourceBuilder<ProjectResource> builder, string name) =>
        builder.Resource.Endpoint?.Name == name
            ? new EndpointReference(builder.Resource)
            : throw new InvalidOperationException($"{builder.Resource.Name} has no endpoint {name}.");

    private static IResourceBuilder<ProjectResource> With(
        this IResourceBuilder<ProjectResource> builder, Action<IDictionary<string, string?>> fill)
    {
        builder.Resource.Environment.Add(fill);
        return builder;
    }
}
