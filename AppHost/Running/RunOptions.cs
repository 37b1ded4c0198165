namespace CreativeLabs.AppHost;

/// <summary>Where PostgreSQL, RabbitMQ and Redis come from.</summary>
internal enum ServerKind
{
    /// <summary>Containers where an engine answers, else this machine's own.</summary>
    Either,

    /// <summary>Containers.</summary>
    Containers,

    /// <summary>This machine's own programs.</summary>
    Machine,
}

/// <summary>The run ends before it began, with a sentence for the person at the keyboard.</summary>
internal sealed class RunRefusedException(string message, int code) : Exception(message)
{
    public int Code { get; } = code;
}

/// <summary>The command line; README.md has what each option means.</summary>
internal sealed class RunOptions
{
    private const string Usage = """
        Runs the whole platform on this machine.

          --fresh          empty data
          --replicas N     N replicas of each service (default 1)
          --port N         the gateway's port (default 8080 or the next free one; 0: any)
          --check          when all is healthy run the journey, stop, and exit with its code
          --state DIR      where data, secrets and logs live (default .state in the repository)
          --servers KIND   containers, or machine: its own PostgreSQL, RabbitMQ and Redis (default: containers where an engine answers)
          --management     with RabbitMQ's management page (containers have it always)
          --verbose        every log line on the console
        """;

    public bool IsFresh { get; private set; }

    public bool IsCheck { get; private set; }

    public bool IsVerbose { get; private set; }

    public bool WithManagement { get; private set; }

    public ServerKind Servers { get; private set; }

    public int Replicas { get; private set; } = 1;

    public int Port { get; private set; } = 8080;

    public string? State { get; private set; }

    /// <summary>Settings for Aspire itself: whatever has the form <c>--Section:Name=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; private set; } = [];

    public static RunOptions Parse(IReadOnlyList<string> args)
    {
        var options = new RunOptions { Settings = [.. args.Where(IsSetting)] };
        var rest = new Queue<string>(args.Where(one => !IsSetting(one))
            .SelectMany(one => one.StartsWith("--", StringComparison.Ordinal) ? one.Split('=', 2) : [one]));
        while (rest.TryDequeue(out var one))
        {
            switch (one)
            {
                case "--fresh": options.IsFresh = true; break;
                case "--check": options.IsCheck = true; break;
                case "--verbose": options.IsVerbose = true; break;
                case "--management": options.WithManagement = true; break;
                case "--state": options.State = Path.GetFullPath(Value(one, rest)); break;
                case "--replicas": options.Replicas = Number(one, Value(one, rest), 1, 16); break;
                case "--port": options.Port = Number(one, Value(one, rest), 0, 65_535); break;
                case "--servers": options.Servers = Kind(Value(one, rest)); break;
                case "--help" or "-h": throw new RunRefusedException(Usage, 0);
                default: throw new RunRefusedException($"There is no option {one}.\n\n{Usage}", 2);
            }
        }

        return options;
    }

    private static bool IsSetting(string argument) => argument.Split('=', 2) is [var name, _]
        && name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal);

    private static string Value(string option, Queue<string> rest) =>
        rest.TryDequeue(out var value) ? value : throw new RunRefusedException($"{option} needs a value.", 2);

    private static int Number(string option, string value, int least, int most) =>
        int.TryParse(value, out var number) && number >= least && number <= most
            ? number : throw new RunRefusedException($"{option} takes a number from {least} to {most}, not '{value}'.", 2);

    private static ServerKind Kind(string value) => value switch
    {
        "containers" => ServerKind.Containers,
        "machine" => ServerKind.Machine,
        _ => throw new RunRefusedException($"--servers takes 'containers' or 'machine', not '{value}'.", 2),
    };
}
