using Nebula.Homelab.Status.Recording;

namespace Nebula.Homelab.Status.Live;

/// <summary>How many checks found what, since this process began to follow the feed. Not safe for threads: its owner locks.</summary>
internal sealed class CheckTally
{
    /// <summary>What a check can find.</summary>
    public static IReadOnlyList<ServiceState> Results { get; } = [ServiceState.Up, ServiceState.Degraded, ServiceState.Down, ServiceState.Unknown];

    private readonly Dictionary<(int No, ServiceState Found), long> _counts = [];

    public void Count(FeedRow row)
    {
        foreach (var result in row.Batch.Results)
        {
            _counts[(result.No, result.Found)] = Of(result.No, result.Found) + 1;
        }
    }

    public long Of(int no, ServiceState found) => _counts.GetValueOrDefault((no, found));
}
