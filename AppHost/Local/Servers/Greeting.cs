using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CreativeLabs.AppHost.Local;

/// <summary>Says the first words of a protocol to a port and looks at the answer.</summary>
internal static class Greeting
{
    public static async Task<bool> AnswersAsync(int port, ReadOnlyMemory<byte> words, Func<byte[], bool> isRight)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, port, timeout.Token);
            await socket.SendAsync(words, timeout.Token);
            var heard = new List<byte>();
            var buffer = new byte[512];
            while (await socket.ReceiveAsync(buffer, timeout.Token) is > 0 and var count)
            {
                heard.AddRange(buffer.AsSpan(0, count));
                if (isRight([.. heard]))
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

    public static Task<bool> AnswersAsync(int port, string words, string expected) =>
        AnswersAsync(port, Encoding.ASCII.GetBytes(words),
            heard => Encoding.ASCII.GetString(heard).Contains(expected, StringComparison.Ordinal));
}
