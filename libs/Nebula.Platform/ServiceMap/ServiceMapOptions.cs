using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.ServiceMap;

/// <summary>Where the service map is.</summary>
public sealed class ServiceMapOptions
{
    public const string SectionName = "ServiceMap";

    public const string FileName = "service-map.yml";

    /// <summary>Absolute, or relative to the working folder. Null: <see cref="FullPath"/> says where it is then.</summary>
    [EnvironmentVariable(
        "NEBULA_SERVICE_MAP",
        "The path of the service map. Left out: the service-map.yml of the repository.",
        Label = "Service map",
        Example = "/etc/nebula/service-map.yml",
        Locked = "Whoever sets it has a file of this machine read. Set it in the environment or in .env.")]
    public string? Path { get; set; }

    /// <summary>How often the file is looked at. A change counts when two looks in a row agree, so it applies within twice this.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:01", ErrorMessage = "ServiceMap:PollInterval must be from 50 milliseconds to one second.")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>The file: the one named, else the nearest in a folder above the program, which is the repository's, else the working folder's.</summary>
    public string FullPath() => System.IO.Path.GetFullPath(Path is { Length: > 0 } ? Path : Nearest() ?? FileName);

    private static string? Nearest()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, FileName);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
