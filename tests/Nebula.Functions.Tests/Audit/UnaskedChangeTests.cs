using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using Nebula.Functions.Access;
using Nebula.Functions.Catalog;
using Nebula.Homelab;
using Nebula.Platform.Audit;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Audit;

/// <summary>What works without a request, and the table of docs/security.md that says of each what the audit log has of it.</summary>
public sealed partial class UnaskedChangeTests
{
    [Fact]
    public void Documentation_OfTimersAndBackgroundServices_NamesEach()
    {
        var timers = FunctionCatalog.TimerFunctions(typeof(AccessTable).Assembly).Select(timer => timer.Name);
        var services = new[] { typeof(AccessTable).Assembly, typeof(HomelabMigrations).Assembly, typeof(AuditTrail).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IHostedService)))
            .Select(type => type.Name);

        var named = Rows().SelectMany(row => Name().Matches(row.Split('|')[1])).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(timers.Concat(services), name => !named.Contains(name));
    }

    [Fact]
    public void Documentation_Entries_AreActsThatExist()
    {
        var acts = typeof(AuditActions).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet(StringComparer.Ordinal);

        var entries = Rows().SelectMany(row => Act().Matches(row.Split('|')[2])).Select(match => match.Groups[1].Value);

        Assert.DoesNotContain(entries, entry => !acts.Contains(entry) && !entry.EndsWith(".yml", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Rows() =>
        Repository.Lines("docs/security.md").SkipWhile(line => line != "| who | entry |").Skip(2).TakeWhile(line => line.StartsWith('|'));

    [GeneratedRegex("`([A-Za-z-]+)`")]
    private static partial Regex Name();

    [GeneratedRegex("`([a-z-]+[.][a-z-]+)`")]
    private static partial Regex Act();
}
