using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Nebula.Platform.ServiceMap;

/// <summary>
/// Keeps the provider's map the same as the file. It compares the content rather than waiting for file events, which network shares, containers
/// and atomic renames lose; and it waits until two looks agree, so that a half-written file is never taken for a shorter map.
/// </summary>
internal sealed partial class ServiceMapWatcher(
    ServiceMapReader reader, ServiceMapProvider provider, IOptions<ServiceMapOptions> options, TimeProvider time, ILogger<ServiceMapWatcher> logger)
    : BackgroundService
{
    private readonly string _path = options.Value.FullPath();
    private string _applied = "";
    private string _seen = "";

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var file = ServiceMapFile.Read(_path);
        _applied = _seen = MarkOf(file);
        Apply(file);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PollInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    /// <summary>One look at the file; applies what it says when the look before said the same.</summary>
    internal void Look()
    {
        var file = ServiceMapFile.Read(_path);
        var mark = MarkOf(file);
        var isSettled = mark == _seen;
        _seen = mark;
        if (isSettled && mark != _applied)
        {
            _applied = mark;
            Apply(file);
        }
    }

    private void Apply(ServiceMapFile file)
    {
        var read = reader.Read(_path, file);
        if (read.Valid && provider.Current is { Valid: true } current && current.Version == read.Version)
        {
            return;
        }

        if (read.Valid)
        {
            provider.Publish(read);
            LogApplied(_path, read.Services.Count, read.Nodes.Count, read.Version);
            return;
        }

        provider.Publish(provider.Current with { Path = _path, LoadedAt = read.LoadedAt, Errors = read.Errors });
        LogRefused(_path, read.Errors.Count, read.Errors[0]);
    }

    // The file, and the values of the variables that the map in force declares: they are set on a page too. Taken before the file is read,
    // so that no change is lost; a map that declares others is therefore read once more.
    private string MarkOf(ServiceMapFile file) =>
        (file.Content is null ? file.Error!.Message : Convert.ToHexString(SHA256.HashData(file.Content))) + '\n' + reader.MarkOf(provider.Current.Variables);

    [LoggerMessage(LogLevel.Information, "Service map {Path} applied: {Services} services on {Nodes} nodes, version {Version}")]
    private partial void LogApplied(string path, int services, int nodes, string version);

    [LoggerMessage(LogLevel.Warning, "Service map {Path} refused, the last good one stays in force: {Count} errors, the first at {First}")]
    private partial void LogRefused(string path, int count, MapError first);
}
