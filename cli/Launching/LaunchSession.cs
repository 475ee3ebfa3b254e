using Nebula.Cli.Building;
using Nebula.Cli.Commands;
using Nebula.Cli.Edge;
using Nebula.Cli.Installation;
using Nebula.Cli.Supervision;
using Nebula.Platform.Identity;

namespace Nebula.Cli.Launching;

/// <summary>What the steps of a start share, and what has to be stopped again in reverse order.</summary>
internal sealed class LaunchSession(
    UpOptions options, string repository, DataFolder data, LaunchProgress progress, Terminal terminal, TimeProvider clock) : IAsyncDisposable
{
    private readonly Stack<(string Name, Func<Task> StopAsync)> _running = new();
    private readonly Dictionary<string, ServiceState> _services = [];
    private readonly RunStateFile _runFile = new(data);
    private readonly RotatingLogFile _log = new(data.LogOf(ServiceNames.Launcher));
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();

    public UpOptions Options => options;

    public string Repository => repository;

    public DataFolder Data => data;

    public LaunchProgress Progress => progress;

    public Terminal Terminal => terminal;

    public TimeProvider Clock => clock;

    public BuildTargets Targets { get; } = new(repository);

    public LauncherSettings Settings { get; } = LauncherSettings.Load(repository, data);

    public string Url => $"http://127.0.0.1:{options.Port}";

    /// <summary>Chosen once, so that a restarted functions process is found where the edge looks.</summary>
    public required Uri FunctionsUrl { get; init; }

    public EdgeServer? Edge { get; set; }

    /// <summary>By which they know ./nebula, the command line.</summary>
    public string ServiceToken { get; set; } = "";

    /// <summary>By which the functions know the launcher; new for each start, and never on a disk.</summary>
    public string LauncherToken { get; } = SecretToken.Create();

    /// <summary>With which the operator makes keys for functions; the launcher itself has no use for it.</summary>
    public string MasterKey { get; set; } = "";

    /// <summary>By which the functions know the edge; new for each start, and never on a disk.</summary>
    public string EdgeSecret { get; } = SecretToken.Create();

    public string PostgresUri { get; set; } = "";

    public string RedisUri { get; set; } = "";

    public void Log(string line) => _log.WriteLine($"{clock.GetUtcNow():O} {line}");

    /// <summary>To be stopped at the end, before everything that was started earlier.</summary>
    public void Started(string name, Func<Task> stopAsync) => _running.Push((name, stopAsync));

    public void Report(ServiceState state)
    {
        lock (_services)
        {
            _services[state.Name] = state;
        }

        SaveState();
    }

    public void Running(string name, string address) =>
        Report(new ServiceState(name, ServicePhase.Running, Environment.ProcessId, 0, clock.GetUtcNow(), address));

    public void Enter(LaunchPhase phase)
    {
        progress.Enter(phase);
        SaveState();
    }

    /// <summary>Stops everything that runs. One that cannot be stopped is named, and does not keep the others running.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_running.TryPop(out var service))
        {
            try
            {
                await service.StopAsync();
                Log($"{service.Name} stopped");
            }
            catch (Exception error)
            {
                Log($"{service.Name} was not stopped: {error}");
                terminal.Fail($"{service.Name} was not stopped: {error.Message}", $"See {data.LogOf(ServiceNames.Launcher)}.");
            }
        }

        _runFile.Delete();
        _log.Dispose();
    }

    private void SaveState()
    {
        IReadOnlyList<ServiceState> services;
        lock (_services)
        {
            services = [.. _services.Values];
        }

        _runFile.Write(new RunState
        {
            ProcessId = Environment.ProcessId,
            Phase = progress.Phase,
            Url = Url,
            Port = options.Port,
            FunctionsUrl = FunctionsUrl.ToString(),
            StartedAt = _startedAt,
            Services = services,
        });
    }
}
