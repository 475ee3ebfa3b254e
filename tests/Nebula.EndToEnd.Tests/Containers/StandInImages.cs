using System.Formats.Tar;
using System.Text.RegularExpressions;
using Nebula.Testing;

namespace Nebula.EndToEnd.Tests.Containers;

/// <summary>
/// Images in place of those of a registry that cannot be reached: the .NET runtime of this machine with the libraries it needs and
/// nothing else (no shell, like the chiseled one), and the app as it was built here.
/// </summary>
internal static partial class StandInImages
{
    public const string Runtime = "stand-in-runtime";
    public const string Published = "stand-in-published";

    // By the names by which they are looked for; an open file has that of its version.
    private static readonly string[] Libraries =
    [
        "libc.so.6", "libstdc++.so.6", "libgcc_s.so.1", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libssl.so.3", "libcrypto.so.3",
    ];

    public static async Task ImportRuntimeAsync(DockerEngine docker)
    {
        using var root = new TemporaryFolder();
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var dotnet = Path.GetFullPath(Path.Combine(framework, "..", "..", ".."));
        foreach (var part in new[] { "host", "shared/Microsoft.NETCore.App", "shared/Microsoft.AspNetCore.App" })
        {
            Copy(Path.Combine(dotnet, part), root.At($"dotnet/{part}"));
        }

        File.Copy(Path.Combine(dotnet, "dotnet"), root.At("dotnet/dotnet"));
        CopyLibraries(root.Path);
        Directory.CreateDirectory(root.At("tmp"));
        await ImportAsync(docker, root.Path, Runtime, "-c", "ENV PATH=/dotnet", "-c", "ENV DOTNET_RUNNING_IN_CONTAINER=true", "-c", "ENV ASPNETCORE_HTTP_PORTS=8080");
    }

    /// <summary>What was built beside these tests, where <c>dotnet publish</c> would put it.</summary>
    public static async Task ImportPublishedAsync(DockerEngine docker)
    {
        using var root = new TemporaryFolder();
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var built = own.Parent!.Parent!.FullName;
        Copy(Path.Combine(built, "Nebula.Functions", own.Name), root.At("publish/functions"));
        Copy(Path.Combine(built, "Nebula.Cli", own.Name), root.At("publish/operator"));
        Directory.CreateDirectory(root.At("publish/data"));
        await ImportAsync(docker, root.Path, Published);
    }

    private static async Task ImportAsync(DockerEngine docker, string folder, string image, params string[] changes)
    {
        using var files = new TemporaryFolder();
        await TarFile.CreateFromDirectoryAsync(folder, files.At("image.tar"), includeBaseDirectory: false);
        await docker.RunAsync(["import", .. changes, files.At("image.tar"), image]);
    }

    private static void CopyLibraries(string root)
    {
        var open = File.ReadLines("/proc/self/maps").Select(line => SystemLibrary().Match(line).Value).ToList();
        var loader = open.First(path => Path.GetFileName(path).StartsWith("ld-linux", StringComparison.Ordinal));
        var folder = Path.GetDirectoryName(loader)!;
        Directory.CreateDirectory(Path.Combine(root, "lib64"));
        File.Copy(loader, Path.Combine(root, "lib64", Path.GetFileName(loader)));
        Directory.CreateDirectory(Path.Combine(root, folder.TrimStart('/')));
        foreach (var library in Libraries)
        {
            File.Copy(Path.Combine(folder, library), Path.Combine(root, folder.TrimStart('/'), library));
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [GeneratedRegex(@"/(usr/)?lib(64)?/(x86_64|aarch64)-linux-gnu/\S+\.so[.\d]*$")]
    private static partial Regex SystemLibrary();
}
