using System.Runtime.Versioning;
using Nebula.Runtime.Tests.Processes;
using Xunit.Abstractions;

namespace Nebula.Runtime.Tests.Faults;

/// <summary>Faults of all sorts under load, for long: no request is lost, and memory and descriptors stay as they were.</summary>
[SupportedOSPlatform("linux")]
public sealed class FaultSoakTests(ITestOutputHelper output)
{
    private const int MoreDescriptors = 8;

    // Of a process of some 100 MB whose heap was compacted; what requests leave behind would pass it in minutes.
    private const long MoreMemory = 16L * 1024 * 1024;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    private static readonly Dictionary<string, string> Settings = new(OnlyFaults())
    {
        ["AzureFunctionsJobHost__functionTimeout"] = "00:00:01",
        ["AzureFunctionsJobHost__extensions__http__maxConcurrentRequests"] = "64",
        ["AzureFunctionsJobHost__extensions__http__maxOutstandingRequests"] = "128",
        ["Logging__LogLevel__Default"] = "None",
        ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
    };

    [Fact]
    public Task Faults_UnderLoad_LoseNoRequestAndLeaveNothingBehind() => SoakAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));

    [Fact]
    [Trait("Category", "Soak")]
    public Task Faults_UnderLoadForTenMinutes_LoseNoRequestAndLeaveNothingBehind() =>
        SoakAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(9));

    // Not the app's timers: they would be counted, and come and go as they please.
    private static IEnumerable<KeyValuePair<string, string>> OnlyFaults() => FaultKind.Quick.Concat(FaultKind.Slow)
        .Select(kind => kind.Path)
        .Append("fault-counts")
        .Distinct()
        .Select((name, index) => KeyValuePair.Create($"AzureFunctionsJobHost__functions__{index}", name));

    private async Task SoakAsync(TimeSpan warmUp, TimeSpan duration)
    {
        await using var sample = await SampleProcess.StartAsync(Settings);
        var load = new FaultLoad(sample.Client.BaseAddress!);

        await load.RunAsync(warmUp);
        var before = await SettleAsync(sample);
        await load.RunAsync(duration);
        var after = await SettleAsync(sample);

        output.WriteLine($"{load.AsExpected} of {load.Asked} as expected; {before} → {after}");
        Assert.Empty(load.Surprises);
        Assert.Equal(load.Asked, load.AsExpected);
        Assert.InRange(after.Memory, 0, before.Memory + MoreMemory);
        Assert.InRange(after.Descriptors, 0, before.Descriptors + MoreDescriptors);
        Assert.Equal("pong", await sample.Client.GetStringAsync("api/ping"));
    }

    /// <summary>Waits until nothing is open any more, then measures.</summary>
    private static async Task<(long Memory, int Descriptors)> SettleAsync(SampleProcess sample)
    {
        using var limit = new CancellationTokenSource(Settling);
        string counts;
        while (!(counts = await sample.Client.GetStringAsync("api/fault-counts", CancellationToken.None)).EndsWith(" 0 0", StringComparison.Ordinal))
        {
            Assert.False(limit.IsCancellationRequested, $"Still open (begun, running, scopes): {counts}");
            await Task.Delay(200, CancellationToken.None);
        }

        return (ResidentBytes(sample.Id), Directory.GetFiles($"/proc/{sample.Id}/fd").Length);
    }

    private static long ResidentBytes(int processId)
    {
        const string name = "VmRSS:";
        var line = File.ReadLines($"/proc/{processId}/status").Single(text => text.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) * 1024;
    }
}
