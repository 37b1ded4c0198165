using System.Globalization;

namespace CreativeLabs.Support;

/// <summary>The machine's RabbitMQ on a private folder, with a user of its own and no guest.</summary>
/// <param name="folder">Holds data, configuration and log. Made when missing.</param>
public sealed class RabbitServer(string folder) : MachineServer("rabbitmq", folder)
{
    private string nodePort = FreePort().ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ConnectionString => $"amqp://creativelabs:{Password}@127.0.0.1:{Port}";

    /// <inheritdoc/>
    protected override IEnumerable<string> Arguments => [nodePort];

    /// <inheritdoc/>
    protected override void TakePorts()
    {
        base.TakePorts();
        nodePort = FreePort().ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The first frame of the answer to an AMQP 0-9-1 header is a method frame: type 1.</summary>
    protected override Task<bool> IsReadyAsync(int id) =>
        AnswersAsync((byte[])[(byte)'A', (byte)'M', (byte)'Q', (byte)'P', 0, 0, 9, 1], heard => heard[0] == 1);
}
