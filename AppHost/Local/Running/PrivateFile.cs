using System.Buffers.Text;
using System.Security.Cryptography;

namespace CreativeLabs.AppHost.Local;

/// <summary>Files and folders that only their owner may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string path, string text)
    {
        var next = path + ".next";
        File.Delete(next);
        using (var stream = new FileStream(next, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        }))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(text);
        }

        File.Move(next, path, overwrite: true);
    }

    public static void Folder(string path) => Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);

    /// <summary>32 random bytes, safe in a URL and in any configuration file.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The secret kept in the file; made on the first call.</summary>
    public static string Secret(string path)
    {
        if (!File.Exists(path))
        {
            Write(path, NewSecret());
        }

        return File.ReadAllText(path);
    }
}
