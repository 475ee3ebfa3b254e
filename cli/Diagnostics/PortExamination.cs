using System.Net.NetworkInformation;

namespace Nebula.Cli.Diagnostics;

/// <summary>Whether the edge has its port, or could have it.</summary>
internal static class PortExamination
{
    public static Task<IEnumerable<Diagnosis>> RunAsync(DoctorContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<Diagnosis>>([Examine(context)]);

    private static Diagnosis Examine(DoctorContext context)
    {
        var name = $"port {context.Port}";
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == context.Port);
        if (context.Running is { } running)
        {
            return taken
                ? Diagnosis.Ok(name, $"Nebula listens (process {running.ProcessId})")
                : Diagnosis.Fail(name, $"process {running.ProcessId} runs but does not listen", "./nebula logs launcher");
        }

        return taken
            ? Diagnosis.Warn(name, $"in use by {new PortOwner().Find(context.Port) ?? "another program"}", $"./nebula up --port {FreePort.Near(context.Port)}")
            : Diagnosis.Ok(name, "free");
    }
}
