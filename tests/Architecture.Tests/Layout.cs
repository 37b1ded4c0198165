using System.Xml.Linq;

namespace CreativeLabs.Architecture;

/// <summary>What lies where, and how wide it is.</summary>
public sealed class Layout
{
    private const int Columns = 140;

    private static readonly string[] Visible =
    [
        "AppHost", "CHANGELOG.md", "CONTRIBUTING.md", "CreativeLabs.sln", "Directory.Build.props", "Directory.Build.targets",
        "Directory.Packages.props", "LICENSE", "README.md", "ServiceDefaults", "gateway", "global.json", "services", "tests",
    ];

    private static readonly string[] Looked = ["AppHost", "ServiceDefaults", "gateway", "services", "tests"];

    /// <summary>What builds and runs leave behind.</summary>
    private static readonly string[] Left = ["bin", "obj", "results", "TestResults", "StrykerOutput"];

    [Fact]
    public void Nothing_else_is_at_the_top() => Directory.EnumerateFileSystemEntries(House.Repository)
        .Select(path => Path.GetFileName(path))
        .Where(name => !name.StartsWith('.')).Except([.. Visible, .. Left], StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void No_line_is_longer_than_140_columns() =>
        (from file in Directory.EnumerateDirectories(House.Repository).Where(folder => Looked.Contains(Path.GetFileName(folder)))
            .SelectMany(Texts).Concat(Directory.EnumerateFiles(House.Repository).Where(IsWritten))
         from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
         where line.Text.EnumerateRunes().Count() > Columns
             // A row of a table cannot be broken.
             && !(file.EndsWith(".md", StringComparison.Ordinal) && line.Text.TrimStart().StartsWith('|'))
         select $"{Path.GetRelativePath(House.Repository, file)}:{line.Number}").ShouldBeEmpty();

    [Fact]
    public void Every_package_with_a_version_is_taken_by_a_project()
    {
        var taken = string.Concat(new[] { "*.csproj", "*.props", "*.targets" }.SelectMany(kind =>
                Directory.EnumerateFiles(House.Repository, kind, SearchOption.AllDirectories))
            .Where(file => Path.GetFileName(file) != "Directory.Packages.props" && !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        XDocument.Load(Path.Combine(House.Repository, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(version => version.Attribute("Include")!.Value)
            .Where(name => !taken.Contains($"\"{name}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Texts(string folder) =>
        Directory.EnumerateFiles(folder).Where(IsWritten).Concat(Directory.EnumerateDirectories(folder)
            .Where(below => Path.GetFileName(below) is var name
                && name is not ".git" and not ".state" and not ".vs" and not ".idea" and not "Migrations"
                && !Left.Contains(name, StringComparer.Ordinal))
            .SelectMany(Texts));

    /// <summary>Sources, scripts and what people read; no data, and no projects, whose paths cannot be broken.</summary>
    private static bool IsWritten(string file) => Path.GetExtension(file) switch
    {
        ".cs" or ".props" or ".targets" or ".md" or ".sh" or ".lua" or ".sql" or ".editorconfig" => true,
        "" => IsScript(file),
        _ => false,
    };

    private static bool IsScript(string file)
    {
        using var stream = File.OpenRead(file);
        return stream.ReadByte() == '#' && stream.ReadByte() == '!';
    }
}
