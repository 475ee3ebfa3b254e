using Microsoft.Extensions.Configuration;
using Nebula.Runtime.Keys;

namespace Nebula.Runtime.Hosting;

/// <summary>What the real host settles outside the app: section <c>FunctionsRuntime</c>.</summary>
internal sealed class FunctionsRuntimeOptions
{
    public const string SectionName = "FunctionsRuntime";

    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(1);

    /// <summary>Addresses to listen on, apart by semicolons. Loopback, until someone says otherwise.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:7071";

    /// <summary>Addresses or networks (CIDR) whose X-Forwarded headers are believed. None, unless written.</summary>
    public string[] TrustedProxies { get; init; } = [];

    /// <summary>How long running work may go on once the process was told to stop.</summary>
    public TimeSpan ShutdownGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest request body, in bytes.</summary>
    public long MaxRequestBodyBytes { get; init; } = 30 * 1024 * 1024;

    /// <summary>How long a client may take to send its request headers.</summary>
    public TimeSpan RequestHeadersTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Npgsql connection string of the database that keeps keys and timer state; also read from <c>ConnectionStrings:FunctionsRuntime</c>.
    /// Without one, state is in memory and each process runs every timer.
    /// </summary>
    public string? Storage { get; init; }

    /// <summary>The key of level Admin, 32 characters or more. Without one nobody is Admin.</summary>
    public string? MasterKey { get; init; }

    public static FunctionsRuntimeOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(SectionName);
        if (section[nameof(TrustedProxies)] is { Length: > 0 })
        {
            // The binder passes over the text, and behind the proxy every caller would be the proxy.
            throw Invalid(nameof(TrustedProxies), $"a list; write {SectionName}__{nameof(TrustedProxies)}__0 for the first entry, then …__1");
        }

        var options = section.Get<FunctionsRuntimeOptions>() ?? new FunctionsRuntimeOptions();
        var storage = options.Storage is { Length: > 0 } ? options.Storage : configuration.GetConnectionString(SectionName);

        return new FunctionsRuntimeOptions
        {
            Urls = options.Urls,
            TrustedProxies = options.TrustedProxies,
            ShutdownGrace = Time(options.ShutdownGrace, nameof(ShutdownGrace)),
            MaxRequestBodyBytes = options.MaxRequestBodyBytes > 0
                ? options.MaxRequestBodyBytes
                : throw Invalid(nameof(MaxRequestBodyBytes), "a number of bytes above 0"),
            RequestHeadersTimeout = Time(options.RequestHeadersTimeout, nameof(RequestHeadersTimeout)),
            Storage = string.IsNullOrWhiteSpace(storage) ? null : storage,
            MasterKey = CheckMasterKey(options.MasterKey),
        };
    }

    public static InvalidOperationException Invalid(string key, string expected) =>
        new($"Setting {SectionName}:{key} (environment {SectionName}__{key}) must be {expected}.");

    private static string? CheckMasterKey(string? key) => string.IsNullOrEmpty(key) ? null : KeyRules.CheckValue(key) is null
        ? key
        : throw Invalid(nameof(MasterKey), $"{KeyRules.MinValueLength} to {KeyRules.MaxValueLength} visible ASCII characters; " +
            "'openssl rand -hex 32' makes a good one");

    private static TimeSpan Time(TimeSpan value, string key) => value > TimeSpan.Zero && value <= LongestTime
        ? value
        : throw Invalid(key, $"a time above zero and at most {LongestTime} (a day; 24:00:00 are 24 days), such as 00:00:30");
}
