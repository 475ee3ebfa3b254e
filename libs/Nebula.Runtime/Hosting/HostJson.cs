using Microsoft.Extensions.Configuration;
using Nebula.Runtime.Hosting.Configuration;
using Nebula.Runtime.Timers;

namespace Nebula.Runtime.Hosting;

/// <summary>
/// The host's settings: <c>host.json</c> beside the assembly, below settings named <c>AzureFunctionsJobHost__section__key</c>.
/// </summary>
/// <param name="FunctionTimeout">How long a function may take; null for as long as it likes.</param>
/// <param name="Http">Section <c>extensions.http</c>.</param>
/// <param name="Logging">Section <c>logging</c>.</param>
/// <param name="TimerLeases">Section <c>singleton</c>.</param>
/// <param name="CounterThreshold">The share of a process limit that <c>dynamicThrottlesEnabled</c> takes for too much.</param>
/// <param name="Problems">Keys that hold what they may not; the app does not start with any.</param>
/// <param name="Remarks">What is read but not heeded, to be logged once.</param>
/// <param name="Root">All of it; a feature reads its own section.</param>
internal sealed record HostJson(
    TimeSpan? FunctionTimeout,
    HttpExtensionOptions Http,
    HostLoggingOptions Logging,
    TimerLeaseOptions TimerLeases,
    double CounterThreshold,
    IReadOnlyList<HostJsonProblem> Problems,
    IReadOnlyList<HostJsonRemark> Remarks,
    IConfiguration Root)
{
    public const string FileName = "host.json";

    public const string OverridesSection = "AzureFunctionsJobHost";

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(30);

    // Far below what a timer of the process can wait for, and below 24 days, which is how TimeSpan reads "24:00:00".
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(7);

    public string RoutePrefix => Http.RoutePrefix;

    public static HostJson Read(string directory, IConfiguration settings)
    {
        var overrides = settings.GetSection(OverridesSection);
        var path = Path.Combine(directory, FileName);
        var root = Load(path, overrides);
        var reader = new HostJsonReader(root, overrides);
        CheckVersion(reader, File.Exists(path));
        reader.List("functions", "a list of names of functions");
        reader.Bool("sendCanceledInvocationsToWorker", true);

        return new HostJson(
            reader.TimeOrInfinite("functionTimeout", DefaultTimeout, TimeSpan.FromSeconds(1), LongestTimeout, infinite: "-1"),
            HttpExtensionOptions.Read(reader),
            HostLoggingOptions.Read(reader),
            TimerLeaseOptions.Read(reader),
            reader.Share("healthMonitor.counterThreshold", 0.8),
            reader.Problems,
            HostJsonKeys.RemarksOn(root),
            root);
    }

    private static IConfigurationRoot Load(string path, IConfiguration overrides)
    {
        try
        {
            // The overrides are copied: chained to, they would be passed over where they are empty.
            return new ConfigurationBuilder()
                .AddJsonFile(path, optional: true, reloadOnChange: false)
                .AddInMemoryCollection(overrides.AsEnumerable(makePathsRelative: true).Where(setting => setting.Value is not null))
                .Build();
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidOperationException(
                $"{path} cannot be read: {(exception.InnerException ?? exception).GetBaseException().Message}", exception);
        }
    }

    // No file is as good as an empty one; a file must say which format it has.
    private static void CheckVersion(HostJsonReader reader, bool isThere)
    {
        var version = reader.Text("version");
        if (version is not "2.0" && (version is not null || isThere))
        {
            reader.Refuse("version", version, "\"2.0\"");
        }
    }
}
