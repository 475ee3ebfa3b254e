using System.Diagnostics;
using System.Reflection;

namespace Nebula.Homelab.Discovery.Parts;

/// <summary>This process: it answers, or nobody would read this.</summary>
internal sealed class NebulaFinder(TimeProvider time) : IPartFinder
{
    public string Id => "nebula";

    public string Name => "Nebula";

    public Task<FoundPart> FindAsync(CancellationToken cancellationToken)
    {
        using var process = Process.GetCurrentProcess();
        var version = typeof(NebulaFinder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        var upFor = time.GetUtcNow() - process.StartTime.ToUniversalTime();
        return Task.FromResult(new FoundPart
        {
            Id = Id,
            Name = Name,
            Found = true,
            Evidence = $"version {version} answered this page; running for {Of(upFor)}, {process.WorkingSet64 / 1_000_000} MB",
        });
    }

    private static string Of(TimeSpan span) => span.TotalMinutes switch
    {
        < 1 => $"{span.TotalSeconds:0} s",
        < 60 => $"{span.TotalMinutes:0} min",
        _ => $"{span.TotalHours:0} h",
    };
}
