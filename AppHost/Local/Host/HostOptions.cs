namespace CreativeLabs.AppHost.Local;

/// <summary>The host ends before it began, with a sentence for the person at the keyboard.</summary>
internal sealed class HostRefusal(string message, int code) : Exception(message)
{
    public int Code { get; } = code;
}

internal sealed class HostOptions
{
    private const string Usage = """
        Runs the whole platform on this machine.

          --fresh        empty data
          --replicas N   N processes a service (default 1)
          --port N       the gateway's port (default 8080 or the next free one; 0: any)
          --check        when all is healthy run the journey, stop, and exit with its code
          --state DIR    where data, secrets and logs live (default .state in the repository)
          --management   with RabbitMQ's management page
          --verbose      every log line on the console
        """;

    public bool IsFresh { get; private set; }

    public bool IsCheck { get; private set; }

    public bool IsVerbose { get; private set; }

    public string? State { get; private set; }

    /// <summary>What the model may read from its configuration.</summary>
    public Dictionary<string, string?> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static HostOptions Parse(IReadOnlyList<string> args)
    {
        var options = new HostOptions();
        var rest = new Queue<string>(args.SelectMany(one => one.StartsWith("--", StringComparison.Ordinal) ? one.Split('=', 2) : [one]));
        while (rest.TryDequeue(out var one))
        {
            switch (one)
            {
                case "--fresh": options.IsFresh = true; break;
                case "--check": options.IsCheck = true; break;
                case "--verbose": options.IsVerbose = true; break;
                case "--management": options.Values["management"] = "true"; break;
                case "--state": options.State = Path.GetFullPath(Value(one, rest)); break;
                case "--replicas": options.Values["replicas"] = Number(one, Value(one, rest), 1, 16); break;
                case "--port": options.Values["port"] = Number(one, Value(one, rest), 0, 65_535); break;
                case "--help" or "-h": throw new HostRefusal(Usage, 0);
                default: throw new HostRefusal($"There is no option {one}.\n\n{Usage}", 2);
            }
        }

        return options;
    }

    private static string Value(string option, Queue<string> rest) =>
        rest.TryDequeue(out var value) ? value : throw new HostRefusal($"{option} needs a value.", 2);

    private static string Number(string option, string value, int least, int most) =>
        int.TryParse(value, out var number) && number >= least && number <= most
            ? value
            : throw new HostRefusal($"{option} takes a number from {least} to {most}, not '{value}'.", 2);
}
