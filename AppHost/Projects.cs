using System.Runtime.InteropServices;

namespace CreativeLabs.AppHost;

/// <summary>Projects as the build of the AppHost left them.</summary>
internal static class BuiltProjects
{
    /// <summary>Such as <c>Release/net10.0</c>: whatever runs was built like this.</summary>
    private static readonly string Output = Path.Combine(AppContext.BaseDirectory.TrimEnd('/').Split('/')[^2..]);

    private static readonly string DotnetRoot = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>A project that runs as its built program. Aspire itself would start <c>dotnet run</c>, which stands beside each of them
    /// with 130 MB and takes seconds of a start.</summary>
    public static IResourceBuilder<ProjectResource> AddBuiltProject<T>(this IDistributedApplicationBuilder builder, string name)
        where T : IProjectMetadata, new()
    {
        var project = new T().ProjectPath;
        var folder = Path.GetDirectoryName(project)!;
        return builder.AddProject<T>(name)
            .WithAnnotation(new ExecutableAnnotation
            {
                Command = Path.Combine(folder, "bin", Output, Path.GetFileNameWithoutExtension(project)),
                WorkingDirectory = folder,
            })
            .WithEnvironment("DOTNET_ROOT", DotnetRoot);
    }

    /// <summary>A named link of the dashboard to a page of the project.</summary>
    public static IResourceBuilder<ProjectResource> WithLink(this IResourceBuilder<ProjectResource> project, string text, string path) =>
        project.WithUrlForEndpoint("http", endpoint => new ResourceUrlAnnotation { Url = endpoint.Url + path, DisplayText = text });
}
