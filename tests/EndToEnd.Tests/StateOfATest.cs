namespace CreativeLabs.EndToEnd;

/// <summary>A state folder that goes with the tests that use it.</summary>
public sealed class StateOfATest : IDisposable
{
    public StateOfATest() =>
        // The database's own user must be able to reach it.
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);

    public string Folder { get; } = Directory.CreateTempSubdirectory("creativelabs-whole-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
