namespace CreativeLabs.Bench.Measure;

/// <summary>A file of lines for the loader, gone with the row.</summary>
internal sealed class LinesFile : IDisposable
{
    public string Path { get; } = System.IO.Path.GetTempFileName();

    public static async Task<LinesFile> Of(IEnumerable<string> lines)
    {
        var file = new LinesFile();
        await File.WriteAllLinesAsync(file.Path, lines);
        return file;
    }

    public void Dispose() => File.Delete(Path);
}
