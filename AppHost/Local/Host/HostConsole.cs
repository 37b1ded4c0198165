namespace CreativeLabs.AppHost.Local;

/// <summary>What the person at the keyboard sees: the host's own sentences, and of the logs the lines that matter.</summary>
internal sealed class HostConsole(bool isVerbose)
{
    private static readonly string[] Alarms = ["warn:", "fail:", "crit:", "Unhandled exception"];
    private static readonly string[] JsonAlarms = ["\"LogLevel\":\"Warning\"", "\"LogLevel\":\"Error\"", "\"LogLevel\":\"Critical\""];
    private static readonly string[] ServerAlarms = ["PANIC:", "FATAL:", "[critical]", "[emergency]", "# Fatal"];
    private readonly Lock _gate = new();

    /// <summary>While stopping, complaints about what is already gone help nobody; they are in the files.</summary>
    public bool IsQuiet { get; set; }

    public void Say(string sentence) => Write(Console.Out, sentence);

    public void Complain(string sentence) => Write(Console.Error, sentence);

    public void ServerLine(string name, string line)
    {
        if (isVerbose || (!IsQuiet && ServerAlarms.Any(alarm => line.Contains(alarm, StringComparison.Ordinal))))
        {
            Write(Console.Out, Prefixed(name, line));
        }
    }

    /// <summary>Says whether the line was an alarm, so that the indented lines that belong to it can follow.</summary>
    public bool ProjectLine(string name, string line, bool followsAlarm)
    {
        var isAlarm = Alarms.Any(alarm => line.StartsWith(alarm, StringComparison.Ordinal))
            || JsonAlarms.Any(alarm => line.Contains(alarm, StringComparison.Ordinal))
            || (followsAlarm && line.StartsWith(' '));
        if (isVerbose || (isAlarm && !IsQuiet))
        {
            Write(Console.Out, Prefixed(name, line));
        }

        return isAlarm;
    }

    private static string Prefixed(string name, string line) => $"{name,-14} | {line}";

    private void Write(TextWriter writer, string text)
    {
        lock (_gate)
        {
            try
            {
                writer.WriteLine(text);
            }
            catch (IOException)
            {
                // Whoever read the output is gone; the platform runs on.
            }
        }
    }
}
