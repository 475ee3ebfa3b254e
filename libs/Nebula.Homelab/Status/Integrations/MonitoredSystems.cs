using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Integrations;
using Npgsql;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Status.Integrations;

/// <summary>Servers for AI among the monitors: they are used as well as watched, and what is missing is a variable of the service map.</summary>
internal sealed class MonitoredSystems(NpgsqlDataSource database, MonitorCheckService checks) : IIntegrationSource
{
    // A house has a handful; more would be a mistake that no page can show.
    private const int Most = 50;

    private static readonly Dictionary<string, (string Purpose, Uri Link)> Known = new(StringComparer.Ordinal)
    {
        ["ollama"] = ("Runs language models.", new Uri("https://ollama.com/download")),
        ["stable-diffusion"] = ("Makes images.", new Uri("https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/API")),
        ["comfyui"] = ("Makes images by workflows.", new Uri("https://docs.comfy.org/")),
    };

    private readonly MonitorStore _store = new();

    public async Task<IReadOnlyList<IIntegration>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var monitors = await _store.ReadAllAsync(connection, cancellationToken);
        return [.. monitors.Where(monitor => Known.ContainsKey(monitor.Check.Type ?? "")).Take(Most).Select(monitor => new MonitoredSystem(monitor, checks))];
    }

    private sealed class MonitoredSystem(Monitor monitor, MonitorCheckService checks) : IIntegration
    {
        public IntegrationDescription Description { get; } = new($"monitor-{monitor.Key}", monitor.Name, monitor.Description ?? Known[monitor.Check.Type!].Purpose)
        {
            Settings = monitor.MissingSettings,
            HowTo = monitor.Source == MonitorSource.File
                ? $"Its address comes from {monitor.SourceFile}, line {monitor.SourceLine}; on that machine it has to listen on more than loopback."
                : "Its address is in its monitor.",
            Link = Known[monitor.Check.Type!].Link,
        };

        public IReadOnlyList<string> Missing => monitor.MissingSettings;

        public async Task<IntegrationAnswer> TestAsync(CancellationToken cancellationToken)
        {
            var answer = await checks.CheckAsync(monitor.Id, cancellationToken);
            return answer.Value is { } seen
                ? new IntegrationAnswer(seen.State is ServiceState.Up or ServiceState.Degraded or ServiceState.Asleep, $"{seen.State.ToString().ToLowerInvariant()}: {seen.Reason}")
                : new IntegrationAnswer(false, answer.Error!.Detail);
        }
    }
}
