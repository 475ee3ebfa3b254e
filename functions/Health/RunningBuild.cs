using System.Reflection;
using System.Security.Cryptography;

namespace Nebula.Functions.Health;

/// <summary>Which Nebula this process is.</summary>
internal static class RunningBuild
{
    private const int ShownDigits = 12;

    private static readonly Assembly Own = typeof(RunningBuild).Assembly;

    private static readonly Lazy<string> Fingerprint = new(ReadId);

    private static readonly Lazy<string> Changelog = new(ReadChanges);

    public static string Version { get; } = Own.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Read once, when somebody asks: it takes a few megabytes of reading.</summary>
    public static string Id => Fingerprint.Value;

    public static string Changes => Changelog.Value;

    private static string ReadId()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "Nebula.*.dll").Order(StringComparer.Ordinal))
        {
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..ShownDigits];
    }

    private static string ReadChanges()
    {
        using var stream = Own.GetManifestResourceStream("CHANGELOG.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
