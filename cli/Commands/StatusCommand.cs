using System.CommandLine;
using Nebula.Cli.Installation;
using Nebula.Cli.Launching;
using Spectre.Console;

namespace Nebula.Cli.Commands;

/// <summary><c>status</c>: what runs, and whether it says it is ready.</summary>
internal static class StatusCommand
{
    public static Command Create(TimeProvider clock)
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("status", "Show what runs. Exit code 3 when nothing does, 1 when a part is not healthy.") { data, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(Terminal.Of(parsed), parsed.DataFolderOf(data), clock, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, DataFolder data, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (new RunStateFile(data).ReadRunning() is not { } state)
        {
            if (terminal.IsJson)
            {
                terminal.Json(new { running = false });
            }

            terminal.Plain($"Nothing runs on {data.Path}. Start it: ./nebula up");
            return ExitCodes.NotRunning;
        }

        var notReady = await new InstallationClient(new Uri(state.FunctionsUrl), serviceToken: "").NotReadyAsync(cancellationToken);
        var healthy = notReady is null && state.Services.All(service => service.Phase is ServicePhase.Running or ServicePhase.External);
        if (terminal.IsJson)
        {
            terminal.Json(new { running = true, healthy, notReady, data = data.Path, state });
        }
        else
        {
            Show(terminal, data, state, notReady, clock);
        }

        return healthy ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static void Show(Terminal terminal, DataFolder data, RunState state, string? notReady, TimeProvider clock)
    {
        terminal.Strong($"{state.Url}  {(notReady is null ? "ready" : state.Phase == LaunchPhase.Starting ? "starting" : $"not ready: {notReady}")}");
        var table = new Table { Border = terminal.IsPlain ? TableBorder.None : TableBorder.Rounded };
        foreach (var heading in new[] { "part", "state", "process", "restarts", "since", "" })
        {
            table.AddColumn(heading);
        }

        foreach (var service in state.Services)
        {
            var since = clock.GetUtcNow() - service.Since;
            table.AddRow(new[]
            {
                service.Name, service.Phase.ToString().ToLowerInvariant(), service.ProcessId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–",
                service.Restarts.ToString(System.Globalization.CultureInfo.InvariantCulture), Ago(since), service.Detail,
            }.Select(cell => new Text(cell)));
        }

        terminal.Show(table);
        terminal.Plain($"Data: {data.Path}");
    }

    private static string Ago(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => $"{time.TotalSeconds:0} s",
        { TotalHours: < 1 } => $"{time.TotalMinutes:0} min",
        { TotalDays: < 1 } => $"{time.TotalHours:0} h",
        _ => $"{time.TotalDays:0} d",
    };
}
