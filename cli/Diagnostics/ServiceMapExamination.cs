using Nebula.Cli.Installation;
using Nebula.Homelab.Status.Checks;
using Nebula.Platform.ServiceMap;

namespace Nebula.Cli.Diagnostics;

/// <summary>Reads the map as the functions do, with the same variables.</summary>
internal static class ServiceMapExamination
{
    private const string Name = "service map";

    public static Task<IEnumerable<Diagnosis>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var path = context.Settings[LauncherSettings.ServiceMap] ?? Path.Combine(context.Repository, ServiceMapOptions.FileName);
        var map = new ServiceMapReader(CheckTypes.Formats, name => context.Settings[name], context.Clock).ReadFile(path);
        return Task.FromResult<IEnumerable<Diagnosis>>(
            map.Errors.Count == 0
                ? [Diagnosis.Ok(Name, $"{map.Services.Count} services on {map.Nodes.Count} nodes ({path})")]
                : [.. map.Errors.Select(error => Diagnosis.Fail(Name, $"{path}:{error}", "Correct it; until then the last good map is used."))]);
    }
}
