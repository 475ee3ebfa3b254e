using Microsoft.Extensions.Configuration;

namespace Nebula.Runtime.Hosting.Configuration;

/// <summary>Which keys of host.json are heeded, which are read over, and which nothing knows.</summary>
internal static class HostJsonKeys
{
    private const string OtherLocks = "only functions in the real host's own process can take such a lock; timers have listenerLockPeriod.";

    // Read here or by the feature of that name.
    private static readonly string[] Heeded =
        ["version", "functionTimeout", "functions", "logging", "extensions", "singleton", "healthMonitor", "sendCanceledInvocationsToWorker"];

    private static readonly string[] HeededHttp =
        ["routePrefix", "maxOutstandingRequests", "maxConcurrentRequests", "dynamicThrottlesEnabled", "customHeaders", "hsts"];

    private static readonly string[] KnownSingleton =
        ["listenerLockPeriod", "listenerLockRecoveryPollingInterval", "lockPeriod", "lockAcquisitionTimeout", "lockAcquisitionPollingInterval"];

    // Key and why; the text ends the sentence "host.json: key is ignored: …".
    private static readonly Dictionary<string, string> Ignored = new(StringComparer.OrdinalIgnoreCase)
    {
        ["extensionBundle"] = "extensions are part of the app.",
        ["watchDirectories"] = "nothing is watched; start the app anew after a change.",
        ["watchFiles"] = "nothing is watched; start the app anew after a change.",
        ["aggregator"] = "no metrics are sent; set up telemetry in the app.",
        ["telemetryMode"] = "telemetry is set up in the app (services.AddOpenTelemetry()).",
        ["concurrency"] = "it is for queue and event triggers; for requests set extensions.http.maxConcurrentRequests.",
        ["retry"] = "write [FixedDelayRetry] or [ExponentialBackoffRetry] on the function.",
        ["customHandler"] = "functions run in this process.",
        ["managedDependency"] = "it is for PowerShell.",
        ["singleton:lockPeriod"] = OtherLocks,
        ["singleton:lockAcquisitionTimeout"] = OtherLocks,
        ["singleton:lockAcquisitionPollingInterval"] = OtherLocks,
        ["logging:applicationInsights"] = "set up telemetry in the app.",
        ["healthMonitor:enabled"] = "the host does not restart itself; of this section only counterThreshold counts, for dynamicThrottlesEnabled.",
        ["healthMonitor:healthCheckInterval"] = "the host does not restart itself.",
        ["healthMonitor:healthCheckWindow"] = "the host does not restart itself.",
        ["healthMonitor:healthCheckThreshold"] = "the host does not restart itself.",
    };

    public static IReadOnlyList<HostJsonRemark> RemarksOn(IConfiguration root)
    {
        var remarks = Ignored
            .Where(ignored => root.GetSection(ignored.Key).Exists())
            .Select(ignored => new HostJsonRemark(ignored.Key.Replace(':', '.'), ignored.Value, IsUnknown: false))
            .ToList();
        if ("always".Equals(root["logging:fileLoggingMode"], StringComparison.OrdinalIgnoreCase))
        {
            remarks.Add(new HostJsonRemark("logging.fileLoggingMode", "no log files are written; take the console's output.", IsUnknown: false));
        }

        if ("true".Equals(root["sendCanceledInvocationsToWorker"], StringComparison.OrdinalIgnoreCase))
        {
            remarks.Add(new HostJsonRemark("sendCanceledInvocationsToWorker", "who leaves the line is not run for.", IsUnknown: false));
        }

        remarks.AddRange(Unknown(root, "", [.. Heeded, .. Ignored.Keys]));
        remarks.AddRange(Unknown(root.GetSection("extensions:http"), "extensions.http.", HeededHttp));
        remarks.AddRange(Unknown(root.GetSection("singleton"), "singleton.", KnownSingleton));
        return remarks;
    }

    private static IEnumerable<HostJsonRemark> Unknown(IConfiguration section, string prefix, string[] known) =>
        from child in section.GetChildren()
        where !child.Key.StartsWith('$') && !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
        let near = known.FirstOrDefault(key => Spelling.IsNear(key, child.Key))
        select new HostJsonRemark(prefix + child.Key, near is null ? "it is not known." : $"did you mean '{near}'?", IsUnknown: true);
}
