using System.Text;

namespace CreativeLabs.Support;

/// <summary>The machine's Redis on a private folder, with a password and an append-only file.</summary>
/// <param name="folder">Holds data, configuration and log. Made when missing.</param>
public sealed class RedisServer(string folder) : MachineServer("redis", folder)
{
    /// <inheritdoc/>
    public override string ConnectionString => $"127.0.0.1:{Port},password={Password}";

    /// <inheritdoc/>
    protected override Task<bool> IsReadyAsync(int id) =>
        AnswersAsync(Encoding.ASCII.GetBytes($"AUTH {Password}\r\nPING\r\n"),
            heard => Encoding.ASCII.GetString(heard).Contains("+PONG", StringComparison.Ordinal));
}
