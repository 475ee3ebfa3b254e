namespace Nebula.Platform.Identity.Throttling;

/// <summary>Where attempts are counted: in Redis for all processes together, in memory while Redis is away.</summary>
internal interface IAttemptLedger
{
    /// <summary>Counts one more under the key; the window starts with the first.</summary>
    Task<long> CountAsync(string key, TimeSpan window);

    /// <summary>Takes one back: the attempt turned out to be a good one.</summary>
    Task UncountAsync(string key);

    /// <summary>Holds the key for so long unless somebody holds it; answers what is left of the other's hold, zero when it is ours.</summary>
    Task<TimeSpan> TryHoldAsync(string key, TimeSpan duration);

    /// <summary>What is left of the key's window or hold; zero when there is none.</summary>
    Task<TimeSpan> RemainingAsync(string key);

    Task ForgetAsync(params string[] keys);
}
