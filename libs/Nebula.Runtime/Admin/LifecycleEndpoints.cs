using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Admin;

/// <summary>Drains, stops and starts the host from outside.</summary>
internal sealed class LifecycleEndpoints(
    HostState state, DrainMode drain, IHostApplicationLifetime lifetime, ProcessExit exit, ILoggerFactory loggers)
{
    // The state and the triggers change together, whoever else asks for something at the same moment.
    private readonly Lock _change = new();
    private readonly ILogger _logger = loggers.CreateLogger(LogCategories.Admin);

    public Task DrainAsync(HttpContext http) => WhileRunning(BeginDrain) is null
        ? AdminAnswer.EndAsync(http, StatusCodes.Status202Accepted)
        : AdminAnswer.NotRunningAsync(http);

    public Task DrainStatusAsync(HttpContext http) => AdminAnswer.WriteAsync(http, drain.Status);

    public Task ResumeAsync(HttpContext http) => WhileRunning(EndDrain) is { } phase
        ? AdminAnswer.RefuseAsync(http, StatusCodes.Status409Conflict, $"The host is {phase}; only a running one can be resumed.")
        : StateAsync(http);

    public Task StateAsync(HttpContext http) => AdminAnswer.WriteAsync(http, new { state = state.Phase });

    /// <summary>As on the real host: to Offline and back to Running, nothing else.</summary>
    public async Task SetStateAsync(HttpContext http)
    {
        if (Wanted(await AdminAnswer.ReadAsync(http)) is not { } wanted)
        {
            await AdminAnswer.RefuseAsync(http, StatusCodes.Status400BadRequest, "Send \"Offline\" or \"Running\" as JSON text.");
            return;
        }

        var (status, phase) = MoveTo(wanted);
        await (status is StatusCodes.Status400BadRequest
            ? AdminAnswer.RefuseAsync(http, status, $"The host is {phase} and cannot become {wanted}.")
            : AdminAnswer.EndAsync(http, status));
    }

    /// <summary>
    /// The real host restarts inside its process. Here the process ends in an orderly way, and whatever watches over it
    /// starts the next.
    /// </summary>
    public async Task RestartAsync(HttpContext http)
    {
        _logger.RestartAsked(ProcessExit.RestartCode);
        exit.AskForRestart();
        try
        {
            await AdminAnswer.WriteAsync(
                http,
                new { message = $"The process drains and ends with exit code {ProcessExit.RestartCode}; its supervisor is to start it again." },
                StatusCodes.Status202Accepted);
        }
        finally
        {
            // Also when who asked has left: the exit code is set.
            lifetime.StopApplication();
        }
    }

    private static HostPhase? Wanted(JsonElement? body) => body is { ValueKind: JsonValueKind.String } text
        ? text.GetString()!.ToUpperInvariant() switch
        {
            "OFFLINE" => HostPhase.Offline,
            "RUNNING" => HostPhase.Running,
            _ => null,
        }
        : null;

    private void BeginDrain()
    {
        var before = drain.Status.State;
        drain.Enable();
        _logger.DrainAsked(before, drain.Status.State);
    }

    private void EndDrain()
    {
        var before = drain.Status.State;
        drain.Disable();
        _logger.ResumeAsked(before, drain.Status.State);
    }

    /// <returns>Null when it was done; else the phase in which it cannot be.</returns>
    private HostPhase? WhileRunning(Action change)
    {
        lock (_change)
        {
            if (state.Phase is not HostPhase.Running and var phase)
            {
                return phase;
            }

            change();
            return null;
        }
    }

    /// <returns>What to answer, and the phase found.</returns>
    private (int Status, HostPhase Found) MoveTo(HostPhase wanted)
    {
        lock (_change)
        {
            var found = state.Phase;
            if (wanted == found)
            {
                return (StatusCodes.Status200OK, found);
            }

            if (!(wanted is HostPhase.Offline ? state.TakeOffline() : state.BringOnline()))
            {
                return (StatusCodes.Status400BadRequest, found);
            }

            _logger.StateChanged(found, wanted);
            SwitchTriggers(wanted);
            return (StatusCodes.Status202Accepted, found);
        }
    }

    private void SwitchTriggers(HostPhase phase)
    {
        if (phase is HostPhase.Offline)
        {
            drain.Enable();
        }
        else
        {
            drain.Disable();
        }
    }
}
