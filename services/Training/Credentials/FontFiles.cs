using PdfSharp.Fonts;

namespace CreativeLabs.Training.Credentials;

/// <summary>The free typefaces that a certificate is set in, of the Debian package fonts-dejavu-core: they have every Kyrgyz letter. Only
/// the letters that are used go into the file. <c>Fonts:Folder</c> says where they lie.</summary>
internal sealed class FontFiles(string folder) : IFontResolver
{
    public const string Sans = "DejaVu Sans";
    public const string Serif = "DejaVu Serif";

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        [Sans] = "DejaVuSans.ttf",
        [Sans + " Bold"] = "DejaVuSans-Bold.ttf",
        [Serif + " Bold"] = "DejaVuSerif-Bold.ttf",
    };

    /// <summary>What is not there; empty when a certificate can be set.</summary>
    public static IReadOnlyList<string> Missing(string folder) =>
        Files.Values.Select(file => Path.Combine(folder, file)).Where(path => !File.Exists(path)).ToList();

    public static string FolderOf(IConfiguration settings) => settings["Fonts:Folder"] ?? "/usr/share/fonts/truetype/dejavu";

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic)
    {
        var face = bold ? familyName + " Bold" : familyName;
        return Files.ContainsKey(face) ? new FontResolverInfo(face) : null;
    }

    public byte[]? GetFont(string faceName) => File.ReadAllBytes(Path.Combine(folder, Files[faceName]));
}
