namespace CreativeLabs.Web.Shell;

/// <summary>Where a page sends her on to: never to another site, whatever the address says.</summary>
internal static class LocalPath
{
    /// <summary>The path when it is one of a page here, else the other.</summary>
    public static string Or(string? path, string other) =>
        path is ['/', _, _, ..] && Languages.IsOne(path[1..3]) && (path.Length == 3 || path[3] is '/' or '?')
        && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains("//", StringComparison.Ordinal)
        && path.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0 ? path : other;
}
