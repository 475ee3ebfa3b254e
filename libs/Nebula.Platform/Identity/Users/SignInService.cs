using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Passwords;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Throttling;

namespace Nebula.Platform.Identity.Users;

/// <summary>Name and password in; a session out, or a challenge for a code. Unknown, disabled and wrong all cost and say the same.</summary>
public sealed class SignInService
{
    private static readonly TimeSpan AddressMemory = TimeSpan.FromDays(180);

    private readonly UserStore _users;
    private readonly PasswordHasher _hasher;
    private readonly LoginThrottle _throttle;
    private readonly SessionService _sessions;
    private readonly CodeSignIn _codes;
    private readonly TimeProvider _time;

    internal SignInService(UserStore users, PasswordHasher hasher, LoginThrottle throttle, SessionService sessions, CodeSignIn codes, TimeProvider time) =>
        (_users, _hasher, _throttle, _sessions, _codes, _time) = (users, hasher, throttle, sessions, codes, time);

    public async Task<Result<SignInStep>> SignInAsync(SignIn attempt, CancellationToken cancellationToken)
    {
        var group = AddressGroup.Of(attempt.Address);
        var (account, known) = await FindAsync(attempt.Name, group, cancellationToken);
        var familiar = known?.Familiar ?? false;
        var admitted = await _throttle.AdmitAsync(account, attempt.Address, familiar);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        var verdict = await _hasher.VerifyAsync(PasswordRules.Limit(attempt.Password), known?.PasswordHash, cancellationToken);
        if (!verdict.IsSuccess)
        {
            return verdict.Error;
        }

        if (verdict.Value == PasswordVerdict.Wrong || known is null || known.DisabledAt is not null)
        {
            return Error.Unauthorized("credentials_invalid", "The name or the password is wrong.");
        }

        if (verdict.Value == PasswordVerdict.RightButOutdated)
        {
            await HashAgainAsync(known, attempt.Password, cancellationToken);
        }

        await _throttle.ForgiveAsync(account, attempt.Address, familiar);
        if (known.HasSecondFactor)
        {
            var challenge = await _codes.BeginAsync(known.ToUser(), familiar, cancellationToken);
            return challenge.IsSuccess ? new SignInStep(null, challenge.Value) : challenge.Error;
        }

        var draft = new SessionDraft(known.ToUser(), SignInMethod.Password, attempt.Address, attempt.UserAgent) { TraceId = attempt.TraceId };
        var opened = await _sessions.OpenAsync(draft, cancellationToken);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        await _users.RememberAddressAsync(known.Id, group, _time.GetUtcNow(), cancellationToken);
        return new SignInStep(opened.Value, null);
    }

    /// <summary>An address not seen for half a year is a stranger's again.</summary>
    public Task ForgetOldAddressesAsync(CancellationToken cancellationToken) =>
        _users.ForgetAddressesAsync(_time.GetUtcNow() - AddressMemory, cancellationToken);

    private async Task<(string Account, Credentials? Known)> FindAsync(string name, string group, CancellationToken cancellationToken)
    {
        var trimmed = name.Trim();
        if (UserName.Check(trimmed) is not null)
        {
            // Nobody can have this name; it is counted all the same, and PostgreSQL never sees it.
            return ("impossible name", null);
        }

        var key = UserName.KeyOf(await _users.NormalizeAsync(trimmed, cancellationToken));
        return (key, await _users.FindCredentialsAsync(key, group, cancellationToken));
    }

    private async Task HashAgainAsync(Credentials known, string password, CancellationToken cancellationToken)
    {
        var next = await _hasher.HashAsync(password, cancellationToken);
        if (next.IsSuccess)
        {
            await _users.ReplaceHashAsync(known.Id, known.PasswordHash, next.Value, cancellationToken);
        }
    }
}
