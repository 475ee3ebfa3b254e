using System.Text.RegularExpressions;
using Nebula.Testing;

namespace Nebula.Architecture.Tests;

/// <summary>Rules that close whole groups of attacks, held by looking at the source.</summary>
public sealed partial class SecurityRuleTests
{
    private static IEnumerable<string> Product =>
        Repository.Files("*.cs").Where(path => !path.StartsWith("tests/", StringComparison.Ordinal) && !path.StartsWith("bench/", StringComparison.Ordinal));

    [Fact]
    public void OutgoingHttp_OfTheControlPlane_GoesThroughTheOutboundFactory()
    {
        // The launcher talks to its own processes on loopback addresses that it chose itself.
        var others = Product
            .Where(path => !path.StartsWith("libs/Nebula.Platform/Outbound/", StringComparison.Ordinal) && !path.StartsWith("cli/", StringComparison.Ordinal))
            .Where(path => NewHttpClient().IsMatch(Repository.Text(path)));

        Assert.Empty(others);
    }

    [Fact]
    public void Shells_AreNeverGivenACommandLine()
    {
        Assert.DoesNotContain(Product, path => ShellCommand().IsMatch(Repository.Text(path)));
    }

    [Fact]
    public void Caught_Exceptions_AreNotSwallowed()
    {
        Assert.DoesNotContain(Product, path => EmptyCatch().IsMatch(Repository.Text(path)));
    }

    [Fact]
    public void BannedSymbols_NameTheClockTheShellAndRandomIds()
    {
        var banned = Repository.Text("BannedSymbols.txt");

        Assert.All(
            ["P:System.DateTime.UtcNow", "P:System.DateTimeOffset.UtcNow", "M:System.Diagnostics.Process.Start(System.String)", "M:System.Guid.NewGuid"],
            symbol => Assert.Contains(symbol, banned, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"new (HttpClient|HttpClientHandler|SocketsHttpHandler)\b|AddHttpClient\b")]
    private static partial Regex NewHttpClient();

    [GeneratedRegex("""["'](/bin/)?(ba|da|z)?sh["'],\s*["']-l?c["']""")]
    private static partial Regex ShellCommand();

    [GeneratedRegex(@"catch(\s*\([^)]*\))?(\s*when\s*\([^{]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();
}
