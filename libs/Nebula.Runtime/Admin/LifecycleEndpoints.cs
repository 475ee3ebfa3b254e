using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Nebula.Runtime.Hosting;

namespace Nebula.Runtime.Admin;

/// <summary>Drains, stops and starts the host from outside.</summary>
internal sealed class LifecycleEndpoints(HostState state, DrainMode drain, IHostApplicationLifetime lifetime, ProcessExit exit)
{
    public Task DrainAsync(HttpContext http)
    {
        if (state.Phase is not HostPhase.Running)
        {
            return AdminAnswer.NotRunningAsync(http);
        }

        drain.Enable();
        return AdminAnswer.EndAsync(http, StatusCodes.Status202Accepted);
    }

    public Task DrainStatusAsync(HttpContext http) => AdminAnswer.WriteAsync(http, drain.Status);

    public Task ResumeAsync(HttpContext http)
    {
        if (state.Phase is not HostPhase.Running)
        {
            return AdminAnswer.RefuseAsync(http, StatusCodes.Status409Conflict, $"The host is {state.Phase}; only a running one can be resumed.");
        }

        drain.Disable();
        return StateAsync(http);
    }

    public Task StateAsync(HttpContext http) => AdminAnswer.WriteAsync(http, new { state = state.Phase });

    /// <summary>As on the real host: to Offline and back to Running, nothing else.</summary>
    public async Task SetStateAsync(HttpContext http)
    {
        if (Wanted(await AdminAnswer.ReadAsync(http)) is not { } wanted)
        {
            await AdminAnswer.RefuseAsync(http, StatusCodes.Status400BadRequest, "Send \"Offline\" or \"Running\" as JSON text.");
            return;
        }

        if (wanted == state.Phase)
        {
            await AdminAnswer.EndAsync(http, StatusCodes.Status200OK);
        }
        else if (wanted is HostPhase.Offline ? state.TakeOffline() : state.BringOnline())
        {
            SwitchTriggers(wanted);
            await AdminAnswer.EndAsync(http, StatusCodes.Status202Accepted);
        }
        else
        {
            await AdminAnswer.RefuseAsync(http, StatusCodes.Status400BadRequest, $"The host is {state.Phase} and cannot become {wanted}.");
        }
    }

    /// <summary>
    /// The real host restarts inside its process. Here the process ends in an orderly way, and whatever watches over it
    /// starts the next.
    /// </summary>
    public async Task RestartAsync(HttpContext http)
    {
        exit.AskForRestart();
        await AdminAnswer.WriteAsync(
            http,
            new { message = $"The process drains and ends with exit code {ProcessExit.RestartCode}; its supervisor is to start it again." },
            StatusCodes.Status202Accepted);
        lifetime.StopApplication();
    }

    private static HostPhase? Wanted(JsonElement? body) => body is { ValueKind: JsonValueKind.String } text
        ? text.GetString()!.ToUpperInvariant() switch
        {
            "OFFLINE" => HostPhase.Offline,
            "RUNNING" => HostPhase.Running,
            _ => null,
        }
        : null;

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
