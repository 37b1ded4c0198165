using System.Reflection;

namespace CreativeLabs.Bench.Measure;

/// <summary>Where the built programs are.</summary>
internal static class Repository
{
    public static string Folder { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!;
}
