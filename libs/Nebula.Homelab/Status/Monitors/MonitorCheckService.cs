using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Inference;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Runs checks because a person asks: of a saved monitor, which counts as a result, or of one that is only being thought of.</summary>
public sealed class MonitorCheckService(MonitorService monitors, ProbeRunner probes, StatusRecorder recorder, TimeProvider time)
{
    /// <summary>Each may wait long for its target, and none may keep the scheduler's checks from theirs.</summary>
    private const int MaxRunning = 8;

    private readonly SemaphoreSlim _running = new(MaxRunning);
    private readonly SharedRuns<Guid, MonitorCheckAnswer> _checks = new();

    /// <summary>One run at a time: a second caller gets the answer of the first. A paused monitor is not checked.</summary>
    public Task<Result<MonitorCheckAnswer>> CheckAsync(Guid id, CancellationToken cancellationToken) =>
        _checks.RunAsync(id, () => CheckOnceAsync(id, CancellationToken.None), cancellationToken);

    public async Task<Result<MonitorPreview>> PreviewAsync(MonitorPreviewInput input, CancellationToken cancellationToken)
    {
        if (input.Paste is null == input.Monitor is null)
        {
            return Error.Invalid("preview_invalid", "Either something pasted or a monitor is needed, not both.", new FieldError("paste", "Give either paste or monitor."));
        }

        if (input.Paste is not null)
        {
            var inferred = MonitorInference.Infer(input.Paste);
            return inferred.Value is null ? inferred.Error! : await PreviewAsync(Name(inferred.Value), "", null, cancellationToken);
        }

        return await PreviewAsync(input.Monitor!, "monitor.", input.Id is { } id ? new CheckOwner(id) : null, cancellationToken);
    }

    private async Task<Result<MonitorCheckAnswer>> CheckOnceAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await monitors.FindAsync(id, cancellationToken);
        if (found.Value is not { } monitor)
        {
            return found.Error!;
        }

        if (monitor.Paused)
        {
            return Error.Conflict("monitor_paused", $"{monitor.Name} is paused; resume it to check it.");
        }

        if (monitor.MissingSettings.Count > 0)
        {
            return Error.NotConfigured(
                "monitor_not_configured", $"{monitor.Name} is not configured: set {string.Join(" or ", monitor.MissingSettings)} in the environment or in .env.");
        }

        var check = CheckParser.Parse(monitor.Check);
        if (check.Value is null)
        {
            return check.Error!;
        }

        var seen = await RunAsync(check.Value with { Owner = new CheckOwner(monitor.Id, monitor.Version) }, monitor.TimeoutSeconds, cancellationToken);
        if (seen.Value is not { } observation)
        {
            return seen.Error!;
        }

        var receipt = await recorder.RecordAsync([new CheckReport(monitor.No, observation, Token: null)], cancellationToken);
        return receipt.Shown.TryGetValue(monitor.No, out var shown)
            ? new MonitorCheckAnswer(ToResult(monitor.Id, observation), shown.State, shown.Reason)
            : MonitorErrors.NotFound(id);
    }

    private async Task<Result<MonitorPreview>> PreviewAsync(MonitorInput input, string prefix, CheckOwner? owner, CancellationToken cancellationToken)
    {
        var draft = MonitorValidator.Read(input, prefix);
        if (draft.Value is null)
        {
            return draft.Error!;
        }

        var seen = await RunAsync(draft.Value.Check with { Owner = owner }, draft.Value.TimeoutSeconds, cancellationToken);
        if (seen.Value is not { } observation)
        {
            return seen.Error!;
        }

        return new MonitorPreview(draft.Value.ToInput(), ToResult(Guid.Empty, observation));
    }

    // A name to begin with: the host is what people look for.
    private static MonitorInput Name(CheckInput check)
    {
        var host = check.Host ?? (Uri.TryCreate(check.Url, UriKind.Absolute, out var url) ? url.Host : check.Type!);
        var name = check.Type is "http" or "ping" ? host : check.Port is { } port ? $"{host}:{port}" : $"{check.Type} on {host}";
        return new MonitorInput { Name = name.Length <= 80 ? name : name[..80], Check = check };
    }

    private async Task<Result<Observation>> RunAsync(Check check, int timeoutSeconds, CancellationToken cancellationToken)
    {
        if (!await _running.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return Error.Unavailable("checks_busy", $"{MaxRunning} checks already run because somebody asked; try again in a moment.") with
            {
                RetryAfter = TimeSpan.FromSeconds(2),
            };
        }

        try
        {
            var at = PostgresTime.Truncate(time.GetUtcNow());
            var outcome = await probes.RunAsync(check, TimeSpan.FromSeconds(timeoutSeconds), cancellationToken);
            return outcome.ToObservation(at);
        }
        finally
        {
            _running.Release();
        }
    }

    private static CheckResult ToResult(Guid monitorId, Observation seen) => new()
    {
        Id = CheckResultId.Of(monitorId, seen.At),
        At = seen.At,
        State = seen.State,
        ResponseTimeMs = seen.ResponseTimeMs,
        Reason = seen.Reason,
        Evidence = seen.Evidence,
    };
}
