using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Nebula.Cli.Testing;

/// <summary>Reads how many tests ended which way from what the runners wrote, never from their exit code alone.</summary>
internal static class TestReports
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>Every trx file of a folder. A project that was asked for tests and reported none counts as a failure.</summary>
    public static Tally ReadTrx(string folder)
    {
        var total = default(Tally);
        foreach (var file in Directory.EnumerateFiles(folder, "*.trx"))
        {
            var counters = XDocument.Load(file).Descendants(Trx + "Counters").Single();
            total += new Tally(
                Number(counters, "passed"),
                Number(counters, "failed") + Number(counters, "error") + Number(counters, "timeout") + Number(counters, "aborted"),
                Number(counters, "total") - Number(counters, "executed"));
        }

        return total;
    }

    /// <summary>The JSON report of Vitest (Jest's format).</summary>
    public static Tally ReadVitest(string file)
    {
        using var report = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = report.RootElement;
        return new Tally(
            root.GetProperty("numPassedTests").GetInt32(),
            root.GetProperty("numFailedTests").GetInt32() + root.GetProperty("numFailedTestSuites").GetInt32(),
            root.GetProperty("numPendingTests").GetInt32() + root.GetProperty("numTodoTests").GetInt32());
    }

    /// <summary>The JSON report of Playwright; a flaky test passed only on a retry, which is a failure here.</summary>
    public static Tally ReadPlaywright(string file)
    {
        using var report = JsonDocument.Parse(File.ReadAllBytes(file));
        var stats = report.RootElement.GetProperty("stats");
        return new Tally(
            stats.GetProperty("expected").GetInt32(),
            stats.GetProperty("unexpected").GetInt32() + stats.GetProperty("flaky").GetInt32(),
            stats.GetProperty("skipped").GetInt32());
    }

    private static int Number(XElement counters, string name) =>
        int.Parse(counters.Attribute(name)?.Value ?? "0", CultureInfo.InvariantCulture);
}
