using Microsoft.Extensions.Configuration;

namespace CreativeLabs.AppHost;

/// <summary>The images of the servers: the official ones, or what <c>Images:postgres</c>, <c>Images:messaging</c> and
/// <c>Images:redis</c> name, such as local images that take the same environment and folders.</summary>
internal sealed class ContainerImages(IConfiguration configuration)
{
    public string Postgres => Of("postgres", "docker.io/library/postgres:15");

    public string Messaging => Of("messaging", "docker.io/library/rabbitmq:3.13-management");

    public string Redis => Of("redis", "docker.io/library/redis:7");

    /// <summary>Has the engine fetch what it does not have. Aspire would wait for a registry that does not answer, and say
    /// nothing.</summary>
    /// <exception cref="RunRefusedException">An image cannot be had.</exception>
    public void Fetch(ContainerEngine engine)
    {
        foreach (var image in new[] { Postgres, Messaging, Redis }.Where(image => !engine.Has(image)))
        {
            Console.WriteLine($"Fetching {image}.");
            if (engine.Pull(image) is { } reason)
            {
                throw new RunRefusedException(
                    $"The image {image} cannot be had: {reason}\nThis machine's own servers need none: --servers machine", 4);
            }
        }
    }

    private string Of(string server, string official) => configuration[$"Images:{server}"] is { Length: > 0 } other ? other : official;
}
