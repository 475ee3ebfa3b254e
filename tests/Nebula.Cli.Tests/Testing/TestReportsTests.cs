using Nebula.Cli.Testing;

namespace Nebula.Cli.Tests.Testing;

public sealed class TestReportsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nebula-reports-").FullName;

    [Fact]
    public void ReadTrx_SeveralProjects_AreAddedUp()
    {
        Write("a.trx", Trx(total: 5, executed: 4, passed: 3, failed: 1));
        Write("b.trx", Trx(total: 2, executed: 2, passed: 2, failed: 0));

        var tally = TestReports.ReadTrx(_folder);

        Assert.Equal(new Tally(Passed: 5, Failed: 1, Skipped: 1), tally);
    }

    [Fact]
    public void ReadVitest_FailedSuiteWithoutTests_CountsAsFailure()
    {
        var file = Write("vitest.json", """{"numPassedTests":7,"numFailedTests":0,"numFailedTestSuites":1,"numPendingTests":2,"numTodoTests":0}""");

        Assert.Equal(new Tally(7, 1, 2), TestReports.ReadVitest(file));
    }

    [Fact]
    public void ReadPlaywright_FlakyTest_CountsAsFailure()
    {
        var file = Write("playwright.json", """{"stats":{"expected":4,"unexpected":0,"flaky":1,"skipped":0}}""");

        Assert.Equal(new Tally(4, 1, 0), TestReports.ReadPlaywright(file));
    }

    [Fact]
    public void ToString_OfATally_IsThePlainClosingLine()
    {
        Assert.Equal("12 passed, 0 failed, 1 skipped", new Tally(12, 0, 1).ToString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Trx(int total, int executed, int passed, int failed) =>
        $"""
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><ResultSummary outcome="Completed">
        <Counters total="{total}" executed="{executed}" passed="{passed}" failed="{failed}" error="0" timeout="0" aborted="0" />
        </ResultSummary></TestRun>
        """;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
