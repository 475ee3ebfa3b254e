using System.Globalization;
using System.Net;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Identity.Throttling;

/// <summary>Slows who tries tokens out, by address, and who uses a good one far too often. A good one is never kept waiting for another's guesses.</summary>
public sealed class TokenThrottle
{
    private readonly IAttemptLedger _ledger;

    internal TokenThrottle(IAttemptLedger ledger) => _ledger = ledger;

    /// <summary>Counts a token that there is not.</summary>
    public Task<Result> CountGuessAsync(string what, IPAddress address, int limit, TimeSpan window) =>
        CountAsync($"guess:{what}:{AddressGroup.Of(address)}", limit, window);

    /// <summary>Counts a use of one that there is.</summary>
    public Task<Result> CountUseAsync(string what, byte[] hash, int limit, TimeSpan window) => CountAsync($"use:{what}:{Convert.ToHexStringLower(hash)}", limit, window);

    private async Task<Result> CountAsync(string key, int limit, TimeSpan window)
    {
        if (await _ledger.CountAsync(key, window) <= limit)
        {
            return Result.Success;
        }

        var seconds = Math.Max(1, (long)Math.Ceiling((await _ledger.RemainingAsync(key)).TotalSeconds));
        return Error.RateLimited("too_many_requests", string.Create(CultureInfo.InvariantCulture, $"Too many requests: wait {seconds} s."), TimeSpan.FromSeconds(seconds));
    }
}
