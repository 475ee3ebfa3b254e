using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;

namespace Nebula.Homelab.Status.Automations;

/// <summary>Runs a monitor's check at once; the result counts, as if a person had asked for it.</summary>
internal sealed class RunMonitorAction(MonitorService monitors, MonitorCheckService checks) : IAutomationAction
{
    private const string Monitor = "monitor";

    public ActionDescription Description { get; } = new("run_monitor", "Run a monitor", "Checks a monitor at once instead of waiting for its next turn.")
    {
        Parameters = [new(Monitor, ActionParameterKind.Monitor, "Monitor", "Which one.") { Required = true, MaxLength = 36 }],
        Needs = [Permissions.MonitorsRun],
        RetryAfterSeconds = [5, 30],
    };

    public async Task<IReadOnlyList<FieldError>> CheckAsync(ActionValues values, CancellationToken cancellationToken) =>
        (await monitors.FindAsync(Guid.Parse(values[Monitor]), cancellationToken)).IsSuccess ? [] : [new FieldError(Monitor, "There is no such monitor.")];

    public string Tell(ActionValues values) => $"Run the check of the monitor {values[Monitor]} at once";

    public async Task<ActionOutcome> ExecuteAsync(ActionCall call, CancellationToken cancellationToken)
    {
        var answer = await checks.CheckAsync(Guid.Parse(call.Values[Monitor]), cancellationToken);
        return answer switch
        {
            { Value: { } seen } => ActionOutcome.Done($"{seen.State.ToString().ToLowerInvariant()}: {seen.Reason}"),
            { Error.Kind: ErrorKind.Unavailable } => ActionOutcome.Failed(answer.Error!.Detail),
            _ => ActionOutcome.Refused(answer.Error!.Detail),
        };
    }
}
