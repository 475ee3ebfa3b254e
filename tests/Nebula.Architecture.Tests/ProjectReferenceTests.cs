using System.Xml.Linq;
using Nebula.Testing;

namespace Nebula.Architecture.Tests;

/// <summary>Which way things point. An arrow that is not listed here does not exist.</summary>
public sealed class ProjectReferenceTests
{
    /// <summary>Every project, its assembly, and what it may reference. Names not built yet stand here, so that they are right when they come.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Nebula.Runtime"] = [],
        ["Nebula.Runtime.Analyzers"] = [],
        ["Nebula.Durable"] = ["Nebula.Runtime"],
        ["Nebula.Integrations"] = [],
        ["Nebula.Platform"] = ["Nebula.Integrations"],
        ["Nebula.Homelab"] = ["Nebula.Platform", "Nebula.Integrations"],
        ["Nebula.Ai"] = ["Nebula.Platform", "Nebula.Integrations"],
        ["Nebula.Studio"] = ["Nebula.Platform", "Nebula.Integrations"],
        ["Nebula.Community"] = ["Nebula.Platform", "Nebula.Integrations"],
        ["Nebula.Streaming"] = ["Nebula.Platform", "Nebula.Integrations"],
        ["Nebula.Functions"] =
        [
            "Nebula.Runtime", "Nebula.Runtime.Analyzers", "Nebula.Durable", "Nebula.Homelab", "Nebula.Ai", "Nebula.Studio", "Nebula.Community", "Nebula.Streaming",
            "Nebula.Platform", "Nebula.Integrations",
        ],
        ["Nebula.DurableWorkflows"] =
        [
            "Nebula.Runtime", "Nebula.Runtime.Analyzers", "Nebula.Durable", "Nebula.Homelab", "Nebula.Ai", "Nebula.Studio", "Nebula.Community", "Nebula.Streaming",
            "Nebula.Platform", "Nebula.Integrations",
        ],
        ["Nebula.GatewayBot"] = ["Nebula.Platform", "Nebula.Integrations"],
        ["Nebula.Cli"] =
        [
            "Nebula.Runtime", "Nebula.Durable", "Nebula.Homelab", "Nebula.Ai", "Nebula.Studio", "Nebula.Community", "Nebula.Streaming",
            "Nebula.Platform", "Nebula.Integrations",
        ],
    };

    public static TheoryData<string> Projects =>
        [.. Repository.Files("*.csproj").Where(path => !path.StartsWith("tests/", StringComparison.Ordinal) && !path.StartsWith("bench/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_OfProject_AreAllowed(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);

        var references = XDocument.Parse(Repository.Text(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.True(Allowed.ContainsKey(name), $"{name} is not in the table of projects; add it with what it may reference.");
        Assert.Empty(references.Except(Allowed[name]));
    }

    [Theory]
    [InlineData("Nebula.Runtime")]
    [InlineData("Nebula.Integrations")]
    public void Framework_KnowsNothingOfNebula(string library)
    {
        var files = Repository.Files("*.cs").Where(path => path.StartsWith($"libs/{library}/", StringComparison.Ordinal));

        var strangers = files.Where(path => Repository.Lines(path)
            .Any(line => line.TrimStart().StartsWith("using Nebula.", StringComparison.Ordinal) && !line.Contains($"using {library}", StringComparison.Ordinal)));

        Assert.Empty(strangers);
    }

    [Fact]
    public void Solution_ListsEveryProject()
    {
        var solution = Repository.Text("Nebula.sln").Replace('\\', '/');

        Assert.DoesNotContain(Repository.Files("*.csproj"), path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal));
    }
}
