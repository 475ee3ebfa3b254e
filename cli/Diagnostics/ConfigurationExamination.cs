using Nebula.Cli.Installation;

namespace Nebula.Cli.Diagnostics;

/// <summary>The data folder's rights, and whether the running functions accept their settings.</summary>
internal static class ConfigurationExamination
{
    private const UnixFileMode Strangers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static Task<IEnumerable<Diagnosis>> RunAsync(DoctorContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<Diagnosis>>([DataFolder(context), Parts(context)]);

    private static Diagnosis DataFolder(DoctorContext context)
    {
        var path = context.Data.Path;
        if (!Directory.Exists(path))
        {
            return Diagnosis.Ok("data folder", $"{path} is made at the first start");
        }

        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Strangers) is not UnixFileMode.None
            ? Diagnosis.Fail("data folder", $"others may list or change {path}", $"chmod 700 {path} (as root: 711)")
            : Diagnosis.Ok("data folder", path);
    }

    private static Diagnosis Parts(DoctorContext context)
    {
        if (context.Running is not { } running)
        {
            return Diagnosis.Ok("stack", "not running");
        }

        var broken = running.Services.Where(service => service.Phase is ServicePhase.Restarting or ServicePhase.Stopped).ToList();
        return broken.Count == 0
            ? Diagnosis.Ok("stack", $"{running.Url}, {string.Join(", ", running.Services.Select(service => service.Name))}")
            : Diagnosis.Fail("stack", string.Join("; ", broken.Select(service => $"{service.Name} {service.Detail}")), $"./nebula logs {broken[0].Name}");
    }
}
