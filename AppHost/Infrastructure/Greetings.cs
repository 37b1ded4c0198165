using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace CreativeLabs.AppHost;

/// <summary>Says the first words of its protocol to a server and looks at the answer.</summary>
internal static class Greetings
{
    public static async Task<bool> PostgresAsync(MachineServer server, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await ConnectAsync(server, cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>The first frame of the answer to an AMQP 0-9-1 header is a method frame: type 1.</summary>
    public static Task<bool> RabbitMqAsync(MachineServer server, CancellationToken cancellation) =>
        AnswersAsync(server, "AMQP\0\0\t\u0001", heard => heard[0] == '\u0001', cancellation);

    public static async Task<bool> RedisAsync(MachineServer server, CancellationToken cancellation)
    {
        var address = await server.ConnectionStringExpression.GetValueAsync(cancellation);
        var password = address!.Split("password=")[1];
        return await AnswersAsync(
            server, $"AUTH {password}\r\nPING\r\n", heard => heard.Contains("+PONG", StringComparison.Ordinal), cancellation);
    }

    public static async Task<NpgsqlConnection> ConnectAsync(MachineServer server, CancellationToken cancellation)
    {
        var address = await server.ConnectionStringExpression.GetValueAsync(cancellation);
        var connection = new NpgsqlConnection($"{address};Database=postgres;Pooling=false;Timeout=2");
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private static async Task<bool> AnswersAsync(
        MachineServer server, string words, Predicate<string> isRight, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync("127.0.0.1", server.Endpoint.Port, patience.Token);
            await socket.SendAsync(Encoding.ASCII.GetBytes(words), patience.Token);
            var (heard, buffer) = (string.Empty, new byte[512]);
            while (await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var count)
            {
                heard += Encoding.Latin1.GetString(buffer, 0, count);
                if (isRight(heard))
                {
                    return true;
                }
            }
        }
        catch (Exception notYet) when (notYet is SocketException or OperationCanceledException)
        {
            // Asked again by the caller.
        }

        return false;
    }
}
