using System.ComponentModel.DataAnnotations;

namespace Nebula.Platform.ServiceMap;

/// <summary>Where the service map is.</summary>
public sealed class ServiceMapOptions
{
    /// <summary>The environment variable, and the configuration key, that gives <see cref="Path"/>.</summary>
    public const string PathVariable = "NEBULA_SERVICE_MAP";

    public const string FileName = "service-map.yml";

    /// <summary>Absolute, or relative to the working folder.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "NEBULA_SERVICE_MAP must be the path of the service map.")]
    public string Path { get; set; } = DefaultPath();

    /// <summary>How often the file is looked at. A change counts when two looks in a row agree, so it applies within twice this.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The nearest map in a folder above the program, which is the repository's; else the one in the working folder.</summary>
    private static string DefaultPath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, FileName);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return System.IO.Path.GetFullPath(FileName);
    }
}
