using System.Text.RegularExpressions;
using Nebula.Testing;

namespace Nebula.Architecture.Tests;

/// <summary>How the source is laid out: folder = namespace, one public type a file, files that fit a mind.</summary>
public sealed partial class SourceLayoutTests
{
    private const int SourceLines = 300;
    private const int TestLines = 400;
    private const int ComponentLines = 250;

    private static readonly (string Folder, string Namespace)[] Roots =
    [
        ("functions", "Nebula.Functions"),
        ("durable-workflows", "Nebula.DurableWorkflows"),
        ("gateway-bot", "Nebula.GatewayBot"),
        ("cli", "Nebula.Cli"),
    ];

    private static readonly string[] BannedEndings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Common", "Base"];

    private static IEnumerable<string> Sources => Repository.Files("*.cs").Where(path => !path.EndsWith("/AssemblyInfo.cs", StringComparison.Ordinal));

    [Fact]
    public void Namespace_OfEveryFile_IsItsFolder()
    {
        var wrong = Sources
            .Where(path => !SpeaksForeignNamespaces(path))
            .Select(path => (path, Declared: NamespaceOf(path), Expected: ExpectedNamespace(path)))
            .Where(file => file.Declared is not null && file.Declared != file.Expected)
            .Select(file => $"{file.path}: {file.Declared}, expected {file.Expected}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Size_OfEveryFile_IsBounded()
    {
        var sources = Sources.Where(path => Repository.Lines(path).Length > (IsTest(path) ? TestLines : SourceLines));
        var components = Repository.Files("*.tsx").Where(path => Repository.Lines(path).Length > ComponentLines);

        Assert.Empty(sources.Concat(components).Select(path => $"{path}: {Repository.Lines(path).Length} lines"));
    }

    [Fact]
    public void PublicTypes_AreOneAFileAndNamedAfterIt()
    {
        var wrong = Sources.Where(path => !IsTest(path)).SelectMany(path =>
        {
            var types = Repository.Lines(path).Select(line => PublicType().Match(line)).Where(match => match.Success)
                .Select(match => match.Groups["name"].Value).ToArray();
            var file = Path.GetFileNameWithoutExtension(path);
            return types.Length > 1
                ? [$"{path}: {string.Join(", ", types)}"]
                : types.Where(type => !NamesFile(type, file)).Select(type => $"{path}: {type}");
        });

        Assert.Empty(wrong);
    }

    [Fact]
    public void TypeNames_SayWhatTheTypeIs()
    {
        var wrong = Sources.Where(path => !path.StartsWith("libs/Nebula.Runtime/", StringComparison.Ordinal))
            .SelectMany(path => Repository.Lines(path).Select(line => AnyType().Match(line)).Where(match => match.Success)
                .Select(match => match.Groups["name"].Value)
                .Where(name => BannedEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)))
                .Select(name => $"{path}: {name}"));

        Assert.Empty(wrong);
    }

    private static bool IsTest(string path) => path.StartsWith("tests/", StringComparison.Ordinal);

    // Runtime and Durable stand in for packages and speak their namespaces.
    private static bool SpeaksForeignNamespaces(string path) =>
        path.StartsWith("libs/Nebula.Runtime/", StringComparison.Ordinal) || path.StartsWith("libs/Nebula.Durable/", StringComparison.Ordinal);

    private static string? NamespaceOf(string path) =>
        Repository.Lines(path).Select(line => NamespaceLine().Match(line)).FirstOrDefault(match => match.Success)?.Groups["name"].Value;

    private static string ExpectedNamespace(string path)
    {
        var folder = Path.GetDirectoryName(path)!.Replace('\\', '/');
        foreach (var (root, name) in Roots)
        {
            if (folder == root || folder.StartsWith($"{root}/", StringComparison.Ordinal))
            {
                return name + folder[root.Length..].Replace('/', '.');
            }
        }

        return folder[(folder.IndexOf('/') + 1)..].Replace('/', '.');
    }

    // ResultOfT.cs holds Result<T>.
    private static bool NamesFile(string type, string file) => file == type || file == $"{type}OfT";

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);")]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^public (?:(?:static|sealed|abstract|readonly|partial) )*(?:class|record struct|record class|record|struct|interface|enum|delegate [\w<>?,. ]+) (?<name>\w+)")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|file|static|sealed|abstract|readonly|partial) )+(?:class|record struct|record class|record|struct|interface|enum) (?<name>\w+)")]
    private static partial Regex AnyType();
}
