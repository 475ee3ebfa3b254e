using Nebula.Platform.Outbound;

namespace Nebula.Cli.Benchmarks;

/// <summary>Functions with many monitors, and what they check.</summary>
internal sealed class StatusRig : IAsyncDisposable
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(45);

    private StatusRig(PlatformRig platform, BenchmarkTarget target, int monitors) => (Platform, Target, Monitors) = (platform, target, monitors);

    public PlatformRig Platform { get; }

    public BenchmarkTarget Target { get; }

    public int Monitors { get; }

    /// <summary>Starts them, and waits until every monitor was checked twice.</summary>
    public static async Task<StatusRig> StartAsync(string root, int monitors, TimeProvider time, CancellationToken cancellationToken)
    {
        var target = await BenchmarkTarget.StartAsync(time);
        try
        {
            var environment = new Dictionary<string, string?> { [OutboundOptions.AllowVariable] = target.Url.Authority };
            var platform = await PlatformRig.StartAsync(
                root, environment, (database, token) => StatusSeed.WriteAsync(database, monitors, target.Url, token), time, cancellationToken);
            await Task.Delay(Settling, time, cancellationToken);
            return new StatusRig(platform, target, monitors);
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Target.DisposeAsync();
    }
}
