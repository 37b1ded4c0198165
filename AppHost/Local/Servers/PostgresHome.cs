using System.Security.Cryptography;
using System.Text;

namespace CreativeLabs.AppHost.Local;

/// <summary>
/// Where PostgreSQL's data lies. PostgreSQL refuses to run as root, so under root it runs as the postgres user, and when
/// that user cannot reach the folder (a clone below /root) the data lies in /var/tmp, with a link to it in the folder.
/// </summary>
internal sealed class PostgresHome(string folder)
{
    public static bool AsPostgresUser => Environment.IsPrivilegedProcess;

    private string Inside => Path.Combine(folder, "home");

    private string Outside =>
        "/var/tmp/creativelabs-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16];

    /// <summary>The folder that holds the data, made and owned as it must be.</summary>
    public async Task<string> PrepareAsync(CancellationToken cancellation)
    {
        if (!AsPostgresUser)
        {
            PrivateFile.Folder(Inside);
            return Inside;
        }

        if (new FileInfo(Inside).LinkTarget is { } target && !Directory.Exists(target))
        {
            File.Delete(Inside);
        }

        if (new FileInfo(Inside).LinkTarget is null && await IsReachableAsync(folder, cancellation))
        {
            await OwnAsync(Inside, cancellation);
            return Inside;
        }

        await OwnAsync(Outside, cancellation);
        if (new FileInfo(Inside).LinkTarget is null)
        {
            File.CreateSymbolicLink(Inside, Outside);
        }

        return Outside;
    }

    public void Delete()
    {
        if (new FileInfo(Inside).LinkTarget is not null)
        {
            File.Delete(Inside);
        }

        // Only what this class made: the name is ours, and root does not follow a link that somebody put there.
        if (AsPostgresUser && new FileInfo(Outside).LinkTarget is null && Directory.Exists(Outside))
        {
            Directory.Delete(Outside, recursive: true);
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> IsReachableAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await ChildProcess.RunAsync(new ChildSpec("/usr/bin/test", ["-x", path], "/") { AsPostgresUser = true }, cancellation);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task OwnAsync(string path, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
        {
            var owner = await ChildProcess.RunAsync(new ChildSpec("/usr/bin/stat", ["-c", "%U %F", path], "/"), cancellation);
            if (!string.Equals(owner.Trim(), "postgres directory", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{path} is there already and is not a folder of the postgres user: remove it.");
            }
        }

        await ChildProcess.RunAsync(
            new ChildSpec("/usr/bin/install", ["-d", "-o", "postgres", "-g", "postgres", "-m", "700", path], "/"), cancellation);
    }
}
