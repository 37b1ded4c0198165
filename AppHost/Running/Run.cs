using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CreativeLabs.AppHost;

/// <summary>One run of the model on this machine: its options, its state folder, and where its servers come from.</summary>
internal sealed class Run : IDisposable
{
    /// <summary>What Aspire calls its dashboard among the resources.</summary>
    public const string Dashboard = "aspire-dashboard";

    private readonly ContainerEngine? engine;

    private Run(RunOptions options)
    {
        Options = options;
        Builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = [.. options.Settings],
            EnableResourceLogging = options.IsVerbose,
        });
        State = StateFolder.Take(options.State ?? Path.GetFullPath(Path.Combine(Builder.AppHostDirectory, "..", ".state")));
        engine = FindEngine();
        // Dashboard and services talk to each other on the loopback interface only.
        Builder.Configuration["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true";
        Builder.Configuration["DcpPublisher:WaitForResourceCleanup"] = "true";
        // What is wrong with a resource is said by Announcer and ResourceLogs.
        Builder.Configuration["Logging:LogLevel:Default"] = options.IsVerbose ? "Information" : "Critical";
        Builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));
        PatientCheck.UseFor(Builder.Services);
        Builder.Services.AddSingleton(this).AddSingleton<ResourceLogs>();
        // First of all, since Aspire's own service returns from its start only when the last resource runs.
        Builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, Announcer>());
        Builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(services => services.GetRequiredService<ResourceLogs>()));
    }

    public RunOptions Options { get; }

    public StateFolder State { get; }

    public IDistributedApplicationBuilder Builder { get; }

    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; set; }

    /// <summary>Null when the options are wrong, another host has the state folder or the servers cannot be had; it says which.</summary>
    public static Run? Begin(string[] args, out int refusal)
    {
        refusal = 0;
        Run? run = null;
        try
        {
            run = new Run(RunOptions.Parse(args));
            run.PrepareServers();
            return run;
        }
        catch (RunRefusedException refused)
        {
            run?.Dispose();
            refusal = refused.Code;
            (refusal == 0 ? Console.Out : Console.Error).WriteLine(refused.Message);
            return null;
        }
    }

    /// <summary>Runs it until Ctrl-C or, with <c>--check</c>, the end of the journey.</summary>
    public async Task<int> ToItsEnd(DistributedApplication application)
    {
        await using (application)
        {
            await application.RunAsync();
        }

        return ExitCode;
    }

    /// <summary>Containers where an engine answers, else this machine's own programs.</summary>
    public IServers AddServers() => engine is null ? new MachineServers(this) : new ContainerServers(this);

    /// <summary>A secret that is made once: kept in the user's secrets, or with <c>--state</c> in that folder, so that such runs stay
    /// apart. <c>Parameters:{name}</c> gives another one.</summary>
    public IResourceBuilder<ParameterResource> AddSecret(string name) => Options.State is null
        ? Builder.AddParameter(name, new GenerateParameterDefault { MinLength = 40, Special = false }, secret: true, persist: true)
        : Builder.AddParameter(name, Builder.Configuration[$"Parameters:{name}"] ?? State.Secret(name), secret: true);

    /// <summary>The name of a server's volume, one a state folder.</summary>
    public string Volume(string server) =>
        $"creativelabs-{server}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(State.Folder(server))))[..12]}";

    /// <summary>A script of <c>servers/</c>.</summary>
    public string Script(string name) => Path.Combine(Builder.AppHostDirectory, "servers", name);

    /// <summary>The gateway's port: the one asked for, or the next that is free; null for any.</summary>
    public int? FreePort()
    {
        for (var port = Options.Port; port is > 0 and < 65_536; port++)
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }

        return null;
    }

    /// <summary>Tells the screens where logs and traces are; nothing where Aspire runs without its dashboard, as in tests.</summary>
    public static void TellDashboard(EnvironmentCallbackContext context)
    {
        // Aspire adds it as the last thing before the start, so it is looked for when the screens start.
        var model = context.ExecutionContext.Services.GetRequiredService<DistributedApplicationModel>();
        if (model.Resources.OfType<IResourceWithEndpoints>().FirstOrDefault(one => one.Name == Dashboard) is { } dashboard)
        {
            context.EnvironmentVariables["Web__Dashboard"] = dashboard.GetEndpoint("http");
        }
    }

    public void Dispose() => State.Dispose();

    private ContainerEngine? FindEngine()
    {
        var found = Options.Servers == ServerKind.Machine ? null : ContainerEngine.Find();
        var unfit = found?.Unfit();
        var why = (Options.Servers, found, unfit) switch
        {
            (ServerKind.Either, null, _) => "no container engine answers",
            (ServerKind.Either, _, { } reason) => reason,
            (ServerKind.Either, _, null) => $"{found} answers",
            (ServerKind.Containers, null, _) => throw new RunRefusedException(
                "No container engine answers. This machine's own servers need none: --servers machine", 4),
            (ServerKind.Containers, _, { } reason) => throw new RunRefusedException(
                $"There are no containers to be had: {reason}. This machine's own servers need none: --servers machine", 4),
            _ => "as asked for",
        };
        found = unfit is null ? found : null;
        Console.WriteLine(found is null ? $"Servers: this machine's own ({why})." : $"Servers: containers ({why}).");
        return found;
    }

    private void PrepareServers()
    {
        if (engine is not null)
        {
            new ContainerImages(Builder.Configuration).Fetch(engine);
        }

        foreach (var server in Options.IsFresh ? ["postgres", "messaging", "redis"] : Array.Empty<string>())
        {
            engine?.RemoveVolume(Volume(server));
            using var empty = Process.Start("/bin/bash", [Script("empty"), State.Folder(server)]);
            empty.WaitForExit();
            if (empty.ExitCode != 0)
            {
                throw new RunRefusedException($"The data of {server} cannot be removed.", 3);
            }
        }
    }
}
