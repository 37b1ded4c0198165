using Microsoft.Extensions.Configuration;

namespace CreativeLabs.AppHost.Local;

/// <summary>What the model's sentences are written on.</summary>
/// <typeparam name="T">The resource being described.</typeparam>
public interface IResourceBuilder<out T>
    where T : IResource
{
    /// <summary>The resource being described.</summary>
    T Resource { get; }
}

/// <summary>The model while it is written.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>The command line's options by name, and <c>Parameters__*</c> from the environment.</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>Ends the model.</summary>
    DistributedApplication Build();
}

internal sealed record ResourceBuilder<T>(T Resource) : IResourceBuilder<T>
    where T : IResource;
