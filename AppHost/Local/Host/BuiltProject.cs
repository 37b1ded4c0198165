using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace CreativeLabs.AppHost.Local;

/// <summary>What the build made of a project, in the configuration that this host was built in.</summary>
internal static class BuiltProject
{
    /// <summary>The program to start and its first arguments.</summary>
    public static (string Program, string[] Arguments) Find(string projectPath)
    {
        var name = File.Exists(projectPath)
            ? XDocument.Load(projectPath).Descendants("AssemblyName").FirstOrDefault()?.Value
            : throw new InvalidOperationException($"There is no project {projectPath}.");
        var output = Path.Combine(Path.GetDirectoryName(projectPath)!, "bin", DistributedApplication.BuildConfiguration, "net10.0");
        const string Marker = ".runtimeconfig.json";
        var stem = Path.Combine(output, name ?? Path.GetFileNameWithoutExtension(projectPath));
        if (!File.Exists(stem + Marker) && Directory.Exists(output) && Directory.GetFiles(output, "*" + Marker) is [var only])
        {
            stem = only[..^Marker.Length];
        }

        if (File.Exists(stem) && File.GetUnixFileMode(stem).HasFlag(UnixFileMode.UserExecute))
        {
            return (stem, []);
        }

        return File.Exists(stem + ".dll")
            ? (Path.Combine(DotnetRoot, "dotnet"), [stem + ".dll"])
            : throw new InvalidOperationException(
                $"{Path.GetFileName(projectPath)} is not built ({DistributedApplication.BuildConfiguration}).");
    }

    public static string DotnetRoot { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
