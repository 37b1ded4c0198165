using System.Reflection;
using CreativeLabs.Contracts;
using Mono.Cecil;

namespace CreativeLabs.Architecture;

/// <summary>The house as it was built: its assemblies and its source files.</summary>
internal static class House
{
    public static readonly string[] Services = ["Registration", "Training", "Mentoring", "Marketplace", "Notifications"];

    public static readonly string[] Everything =
        [.. Services, "Sandbox", "Gateway", "Web", "ServiceDefaults", "Contracts", "Keys", "Calendars", "Pictures", "Search"];

    public static string Repository { get; } = typeof(House).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "Repository").Value!;

    public static IReadOnlyList<Type> Facts { get; } = typeof(IFact).Assembly.GetExportedTypes()
        .Where(t => t is { IsClass: true } && t.IsAssignableTo(typeof(IFact))).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();

    public static Assembly Load(string name) => Assembly.Load(name);

    public static ModuleDefinition Read(string name) => ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    /// <summary>Every member that the assembly's own code names, as "Type::Member", with the type that names it.</summary>
    public static IEnumerable<(string In, string Member)> Uses(string assembly)
    {
        using var module = Read(assembly);
        foreach (var method in module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody))
        {
            foreach (var instruction in method.Body.Instructions)
            {
                if (instruction.Operand is MemberReference member)
                {
                    yield return (method.DeclaringType.FullName, $"{member.DeclaringType?.FullName}::{member.Name}");
                }
            }
        }
    }

    /// <summary>The C# sources that people write: no build output, no generated migrations.</summary>
    public static IEnumerable<string> Sources(string folder = "") =>
        Directory.EnumerateFiles(Path.Combine(Repository, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "Migrations" or ".state"));
}
