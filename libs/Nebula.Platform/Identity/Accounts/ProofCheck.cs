using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Passwords;
using Nebula.Platform.Identity.SecondFactor;
using Nebula.Platform.Identity.Throttling;
using Nebula.Platform.Identity.Users;

namespace Nebula.Platform.Identity.Accounts;

/// <summary>
/// Whether the person at a session is its user. Throttled by account, whatever the address: who comes this far holds a session, and a
/// thief of one who guesses slows down this question only, never a login.
/// </summary>
internal sealed class ProofCheck(UserStore users, PasswordHasher hasher, LoginThrottle throttle, CodeCheck codes)
{
    /// <summary>
    /// Password, and code where the user has a second factor; answers the code, which the caller uses up within its change.
    /// </summary>
    public async Task<Result<CodeProof>> CheckWithCodeAsync(Guid userId, Proof proof, CancellationToken cancellationToken)
    {
        var password = await CheckAsync(userId, proof, "password", cancellationToken);
        return password.IsSuccess ? await CheckCodeAsync(userId, proof, cancellationToken) : password.Error;
    }

    /// <summary>The second half: the code, after a right password.</summary>
    public async Task<Result<CodeProof>> CheckCodeAsync(Guid userId, Proof proof, CancellationToken cancellationToken)
    {
        if (!await users.HasSecondFactorAsync(userId, cancellationToken))
        {
            return CodeProof.NotAsked;
        }

        var guess = CodeGuess.InSession(userId, proof.Address);
        var code = await codes.ReadAsync(userId, proof.Code, guess, cancellationToken);
        if (!code.IsSuccess)
        {
            return code.Error;
        }

        await codes.ForgiveAsync(guess);
        return code.Value;
    }

    /// <summary>The password's stored hash, which was verified, or what is wrong.</summary>
    public async Task<Result<string>> CheckAsync(Guid userId, Proof proof, string field, CancellationToken cancellationToken)
    {
        if (!await users.HasPasswordAsync(userId, cancellationToken))
        {
            return Error.Conflict(
                "password_missing", "You have no password here. Confirm with your identity provider; or have a password given on the machine: ./nebula user reset-password");
        }

        var account = $"\0proof {userId}";
        var admitted = await throttle.AdmitAsync(account, proof.Address, familiar: false);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        var stored = await users.FindPasswordHashAsync(userId, cancellationToken);
        var verdict = await hasher.VerifyAsync(PasswordRules.Limit(proof.Password), stored, cancellationToken);
        if (!verdict.IsSuccess)
        {
            return verdict.Error;
        }

        if (verdict.Value == PasswordVerdict.Wrong || stored is null)
        {
            return Error.Invalid("proof_wrong", "This is not your password.", new FieldError(field, "This is not your password."));
        }

        await throttle.ForgiveAsync(account, proof.Address, familiar: false);
        return stored;
    }
}
