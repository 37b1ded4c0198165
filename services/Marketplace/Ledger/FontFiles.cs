using PdfSharp.Fonts;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>The free typefaces that statements are set in, of the Debian package fonts-dejavu-core: they have every Kyrgyz letter. Only the
/// letters that are used go into the file. <c>Fonts:Folder</c> says where they lie.</summary>
internal sealed class FontFiles(string folder) : IFontResolver
{
    public const string Family = "DejaVu Sans";

    private static readonly Lock Setting = new();

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        [Family] = "DejaVuSans.ttf",
        [Family + " Bold"] = "DejaVuSans-Bold.ttf",
    };

    /// <summary>Has the library use them; otherwise the paths that are missing. It has one place for typefaces in the whole
    /// process.</summary>
    public static IReadOnlyList<string> Set(IConfiguration settings)
    {
        var folder = settings["Fonts:Folder"] ?? "/usr/share/fonts/truetype/dejavu";
        var missing = Files.Values.Select(file => Path.Combine(folder, file)).Where(path => !File.Exists(path)).ToList();
        if (missing.Count == 0)
        {
            lock (Setting)
            {
                GlobalFontSettings.FontResolver ??= new FontFiles(folder);
            }
        }

        return missing;
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic)
    {
        var face = bold ? familyName + " Bold" : familyName;
        return Files.ContainsKey(face) ? new FontResolverInfo(face) : null;
    }

    public byte[]? GetFont(string faceName) => File.ReadAllBytes(Path.Combine(folder, Files[faceName]));
}
