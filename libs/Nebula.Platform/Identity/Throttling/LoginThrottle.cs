using System.Globalization;
using System.Net;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Identity.Throttling;

/// <summary>
/// Slows guessing by account and by address. Attempts count before the password is looked at, so a burst of parallel ones
/// gains nothing, and a good one is taken back. An address from which the account has signed in before has a counter of its
/// own: a stranger who keeps guessing does not lock the owner out.
/// </summary>
internal sealed class LoginThrottle(IAttemptLedger ledger)
{
    public const int AttemptsPerAddress = 20;

    public static readonly TimeSpan AddressWindow = TimeSpan.FromMinutes(5);

    /// <summary>Success when the attempt at a password may go on.</summary>
    public Task<Result> AdmitAsync(string account, IPAddress address, bool familiar) => AdmitAsync(account, address, familiar, ThrottleRule.Account);

    /// <summary>Success when the attempt may go on.</summary>
    public async Task<Result> AdmitAsync(string account, IPAddress address, bool familiar, ThrottleRule rule)
    {
        var (count, hold) = AccountKeys(account, address, familiar);
        var wait = await ledger.RemainingAsync(hold);
        if (wait > TimeSpan.Zero)
        {
            return Throttled(wait);
        }

        var admitted = await AdmitAddressAsync("login", address, AttemptsPerAddress);
        if (!admitted.IsSuccess)
        {
            return admitted;
        }

        var attempt = await ledger.CountAsync(count, rule.Memory);
        var next = rule.WaitAt(attempt);
        wait = next == TimeSpan.Zero ? TimeSpan.Zero : await ledger.TryHoldAsync(hold, next);
        return wait > TimeSpan.Zero ? Throttled(wait) : Result.Success;
    }

    public async Task ForgiveAsync(string account, IPAddress address, bool familiar)
    {
        var (count, hold) = AccountKeys(account, address, familiar);
        await ledger.ForgetAsync(count, hold);
        await ForgiveAddressAsync("login", address);
    }

    /// <summary>The limit by address alone, for attempts that name no account.</summary>
    public async Task<Result> AdmitAddressAsync(string what, IPAddress address, int limit)
    {
        var key = AddressKey(what, address);
        if (await ledger.CountAsync(key, AddressWindow) <= limit)
        {
            return Result.Success;
        }

        return Throttled(await ledger.RemainingAsync(key));
    }

    public Task ForgiveAddressAsync(string what, IPAddress address) => ledger.UncountAsync(AddressKey(what, address));

    private static Error Throttled(TimeSpan wait)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
        var text = string.Create(CultureInfo.InvariantCulture, $"Too many attempts: wait {seconds} s.");
        return Error.RateLimited("login_throttled", text, TimeSpan.FromSeconds(seconds));
    }

    private static (string Count, string Hold) AccountKeys(string account, IPAddress address, bool familiar)
    {
        // The name is hashed: it is the attacker's text, and Redis keys show up in tools and logs.
        var side = familiar ? AddressGroup.Of(address) : "elsewhere";
        var key = $"{Convert.ToHexStringLower(SecretToken.HashOf(account))}:{side}";
        return ($"account:{key}", $"hold:{key}");
    }

    private static string AddressKey(string what, IPAddress address) => $"{what}:{AddressGroup.Of(address)}";
}
