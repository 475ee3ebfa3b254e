namespace Nebula.Cli.Testing;

/// <summary>
/// Everything deterministic, in one go: format, build with warnings as errors, the .NET tests, the site's lint, types, tests
/// and build, then Playwright on the running stack. The soak is the long proofs alone. Each step's output is in
/// <c>artifacts/test-results</c>.
/// </summary>
public sealed class TestRun(string root, bool soak, TextWriter output, TimeProvider time) : IDisposable
{
    private const string Configuration = "Release";

    // They wait for timers, hosts and clients for most of their time.
    private const string PatientTests = "Nebula.Runtime.Tests";

    private readonly string _results = Path.Combine(root, "artifacts", "test-results");
    private readonly bool _ci = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _oneSpeaks = new(1, 1);
    private Tally _total;

    /// <returns>0 when nothing failed, else 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(_results))
        {
            Directory.Delete(_results, recursive: true);
        }

        Directory.CreateDirectory(_results);
        var browser = await InstallAsync(cancellationToken);
        await RunStepsAsync(browser, cancellationToken);
        await output.WriteLineAsync();
        await output.WriteLineAsync(_total.ToString());
        return _total.Failed == 0 ? 0 : 1;
    }

    public void Dispose() => _oneSpeaks.Dispose();

    // Two lanes: the site's steps beside the build, which often waits for one project, and beside the tests that mostly wait.
    private async Task RunStepsAsync(bool browser, CancellationToken cancellationToken)
    {
        var packages = await StepAsync("embedded packages", "npm", ["ci", "--prefix", "deploy/embedded"], cancellationToken)
            && await StepAsync("test packages", "npm", ["ci", "--prefix", "tests/Nebula.Testing/Node", "--ignore-scripts"], cancellationToken);
        var site = soak ? Task.FromResult(false) : SiteAsync(cancellationToken);
        var built = packages && await BuildAsync(cancellationToken);
        if (built && !soak)
        {
            await DotnetTestsAsync("runtime tests", $"tests/{PatientTests}", "Category!=Soak", cancellationToken);
        }

        var isServed = await site;
        if (built)
        {
            var filter = soak ? "Category=Soak" : $"Category!=Soak&FullyQualifiedName!~{PatientTests}.";
            await DotnetTestsAsync(".NET tests", "Nebula.sln", filter, cancellationToken);
        }

        if (built && isServed)
        {
            await BrowserTestsAsync(browser, cancellationToken);
        }
    }

    private async Task<bool> BuildAsync(CancellationToken cancellationToken)
    {
        if (!await StepAsync("restore", "dotnet", ["restore", "Nebula.sln"], cancellationToken))
        {
            return false;
        }

        var built = await StepAsync("build", "dotnet", ["build", "Nebula.sln", "-c", Configuration, "--no-restore", "-nologo"], cancellationToken);
        if (!soak)
        {
            // Style and analyzers are the build's.
            await StepAsync("format", "dotnet", ["format", "whitespace", ".", "--folder", "--verify-no-changes", "--exclude", "artifacts"], cancellationToken);
        }

        return built;
    }

    /// <returns>Whether there is a built site.</returns>
    private async Task<bool> SiteAsync(CancellationToken cancellationToken)
    {
        string[] site = ["--prefix", "static-web"];
        if (!await StepAsync("site packages", "npm", ["ci", .. site], cancellationToken))
        {
            return false;
        }

        await StepAsync("site lint", "npm", ["run", "lint", .. site], cancellationToken);
        await StepAsync("site types", "npm", ["run", "typecheck", .. site], cancellationToken);
        var built = await StepAsync("site build", "npm", ["run", "build", .. site], cancellationToken);
        await SiteTestsAsync(cancellationToken);
        return built;
    }

    private async Task<bool> InstallAsync(CancellationToken cancellationToken)
    {
        var missing = TestPackages.Missing(soak);
        if (missing.Count > 0 && TestPackages.CanInstall)
        {
            await StepAsync("apt-get update", "apt-get", ["update", "-q"], cancellationToken);
            await StepAsync("apt-get install", "apt-get", ["install", "-y", "-q", "--no-install-recommends", .. missing], cancellationToken);
            missing = TestPackages.Missing(soak);
        }

        if (missing.Count > 0)
        {
            await output.WriteLineAsync($"  missing: {string.Join(' ', missing)}; what needs them is skipped. Fix: sudo apt-get install {string.Join(' ', missing)}");
        }

        return !missing.Contains("chromium");
    }

    private async Task SiteTestsAsync(CancellationToken cancellationToken)
    {
        var report = Path.Combine(_results, "vitest.json");
        string[] arguments = ["run", "test", "--prefix", "static-web", "--", "--reporter=default", "--reporter=json", $"--outputFile.json={report}"];
        await CountedAsync("site tests", "npm", arguments, [], () => TestReports.ReadVitest(report), cancellationToken);
    }

    private Task DotnetTestsAsync(string name, string tests, string filter, CancellationToken cancellationToken)
    {
        var results = Directory.CreateDirectory(Path.Combine(_results, name.Replace(' ', '-').TrimStart('.'))).FullName;
        string[] arguments =
        [
            "test", tests, "-c", Configuration, "--no-build", "-nologo", "-m:1", "--logger", "trx",
            "--results-directory", results, "--blame-hang-timeout", "10m", "--filter", filter,
        ];

        // Counting what to optimize costs more than it brings in processes that live for seconds.
        Dictionary<string, string?> environment = new() { ["DOTNET_TieredPGO"] = "0" };
        return CountedAsync(name, "dotnet", arguments, environment, () => TestReports.ReadTrx(results), cancellationToken);
    }

    private async Task BrowserTestsAsync(bool browser, CancellationToken cancellationToken)
    {
        if (!browser)
        {
            await SayAsync("browser tests", _ci ? Tally.OneFailed : Tally.OneSkipped, "chromium is not installed");
            return;
        }

        var report = Path.Combine(_results, "playwright.json");
        Dictionary<string, string?> environment = new()
        {
            ["PLAYWRIGHT_JSON_OUTPUT_NAME"] = report,
            ["CHROMIUM"] = TestPackages.Chromium,
        };
        string[] arguments = ["run", "e2e", "--prefix", "static-web", "--", "--reporter=list,json"];
        await CountedAsync("browser tests", "npm", arguments, environment, () => TestReports.ReadPlaywright(report), cancellationToken);
    }

    /// <summary>A step that is one check: it passes or fails whole.</summary>
    private async Task<bool> StepAsync(string name, string program, string[] arguments, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var log = LogOf(name);
        var exitCode = await ToolRun.RunAsync(program, arguments, root, log, new Dictionary<string, string?>(), cancellationToken);
        await SayAsync(name, exitCode == 0 ? Tally.OnePassed : Tally.OneFailed, Seconds(started), log);
        return exitCode == 0;
    }

    /// <summary>A step that runs many tests and reports them in a file.</summary>
    private async Task CountedAsync(
        string name,
        string program,
        string[] arguments,
        Dictionary<string, string?> environment,
        Func<Tally> read,
        CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var log = LogOf(name);
        var exitCode = await ToolRun.RunAsync(program, arguments, root, log, environment, cancellationToken);
        var tally = ReadOrFail(read, log);
        if (tally.Failed == 0 && (exitCode != 0 || tally.Passed == 0 || (_ci && tally.Skipped > 0)))
        {
            tally += Tally.OneFailed;
        }

        await SayAsync(name, tally, Seconds(started), log);
    }

    private static Tally ReadOrFail(Func<Tally> read, string log)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or System.Text.Json.JsonException or InvalidOperationException or System.Xml.XmlException)
        {
            File.AppendAllText(log, $"The report could not be read: {exception.Message}{Environment.NewLine}");
            return Tally.OneFailed;
        }
    }

    /// <param name="name">The step.</param>
    /// <param name="tally">Its result.</param>
    /// <param name="detail">How long it took, or why it did not run.</param>
    /// <param name="log">What it printed, shown when something failed.</param>
    private async Task SayAsync(string name, Tally tally, string detail, string? log = null)
    {
        await _oneSpeaks.WaitAsync();
        try
        {
            _total += tally;
            var mark = tally.Failed > 0 ? "✗" : tally.Passed > 0 ? "✓" : "–";
            await output.WriteLineAsync($"{mark} {name,-18} {tally}  {detail}");
            if (tally.Failed > 0 && log is not null)
            {
                await TailAsync(log);
            }
        }
        finally
        {
            _oneSpeaks.Release();
        }
    }

    private async Task TailAsync(string log)
    {
        var lines = await File.ReadAllLinesAsync(log);
        foreach (var line in lines.Where(line => line.Contains("[FAIL]", StringComparison.Ordinal) || line.Contains(": error ", StringComparison.Ordinal)).Distinct().Take(60))
        {
            await output.WriteLineAsync($"    {line.Trim()}");
        }

        await output.WriteLineAsync($"    … the last lines of {Path.GetRelativePath(root, log)}:");
        foreach (var line in lines.TakeLast(60))
        {
            await output.WriteLineAsync($"    {line}");
        }
    }

    private string LogOf(string name) => Path.Combine(_results, $"{name.Replace(' ', '-').TrimStart('.')}.log");

    private string Seconds(long started) => $"{time.GetElapsedTime(started).TotalSeconds:0.0} s";
}
