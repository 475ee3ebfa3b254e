using System.Text;
using Nebula.Functions.Catalog;
using Nebula.Testing;
using Nebula.Testing.Snapshots;

namespace Nebula.Functions.Tests.Catalog;

/// <summary>functions/README.md lists every function; the table between its two marks is made from the attributes.</summary>
public sealed class FunctionTableTests
{
    private const string Begin = "<!-- functions: made from the attributes, held by FunctionTableTests -->\n";
    private const string End = "<!-- /functions -->\n";

    [Fact]
    public void Readme_TableOfFunctions_IsCurrent()
    {
        var readme = Repository.Text("functions/README.md").ReplaceLineEndings("\n");
        var (before, after) = (readme.IndexOf(Begin, StringComparison.Ordinal), readme.IndexOf(End, StringComparison.Ordinal));

        Assert.True(before >= 0 && after > before, "functions/README.md lacks the two marks that the table stands between.");
        CommittedFile.AssertCurrent("functions/README.md", readme[..(before + Begin.Length)] + Table() + readme[after..]);
    }

    private static string Table()
    {
        var assembly = typeof(FunctionCatalog).Assembly;
        var table = new StringBuilder("| function | trigger | route or schedule | access |\n|---|---|---|---|\n");
        foreach (var function in FunctionCatalog.HttpFunctions(assembly))
        {
            var access = function.Permission is { } permission ? $"`{permission}`" : $"public: {function.PublicBecause}";
            table.Append($"| {function.Name} | {string.Join(", ", function.Verbs).ToUpperInvariant()} | `/api/{function.Route}` | {access} |\n");
        }

        foreach (var function in FunctionCatalog.TimerFunctions(assembly))
        {
            table.Append($"| {function.Name} | timer | `{function.Schedule}` | – |\n");
        }

        return table.ToString();
    }
}
