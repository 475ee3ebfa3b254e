using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Throttling;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>Whether a code is the user's. Looked at first, and used up within the change that it allows, so that it allows one.</summary>
internal sealed class CodeCheck(NpgsqlDataSource database, SecretCipher cipher, LoginThrottle throttle, TimeProvider time)
{
    private static Error Wrong => Error.Invalid("code_wrong", "This code is wrong.", new FieldError("code", "This code is wrong, or was used already. Wait for the next one."));

    /// <summary>The code, if it is right. Attempts count before it is looked at.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="typed">Six digits, or a recovery code.</param>
    /// <param name="guess">By what attempts are counted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<CodeProof>> ReadAsync(Guid userId, string typed, CodeGuess guess, CancellationToken cancellationToken)
    {
        var admitted = await throttle.AdmitAsync(guess.Account, guess.Address, guess.Familiar, ThrottleRule.SecondFactor);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        var code = typed.Length > 100 ? "" : typed.Trim();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (RecoveryCode.HashOf(code) is { } hash)
        {
            return await SecondFactorRows.KnowsCodeAsync(connection, userId, hash, cancellationToken) ? new CodeProof(0, hash) : Wrong;
        }

        code = code.Replace(" ", "", StringComparison.Ordinal);
        var row = await SecondFactorRows.FindAsync(connection, userId, cancellationToken);
        if (row?.ConfirmedAt is null || !TotpCode.IsPlausible(code))
        {
            return Wrong;
        }

        var secret = await cipher.OpenAsync(row.Secret, SecondFactorRows.Column.BindingOf(userId.ToString()), cancellationToken);
        if (!secret.IsSuccess)
        {
            return secret.Error;
        }

        return TotpCode.StepOf(secret.Value, code, time.GetUtcNow()) is { } step && step > row.LastStep ? new CodeProof(step) : Wrong;
    }

    /// <summary>Uses the code up; refused when another did meanwhile, in whatever process.</summary>
    public static async Task<Result> TakeAsync(IdentityTransaction transaction, Guid userId, string name, CodeProof proof, Actor actor)
    {
        if (proof == CodeProof.NotAsked)
        {
            return Result.Success;
        }

        if (proof.RecoveryHash is not { } hash)
        {
            return await SecondFactorRows.TakeStepAsync(transaction, userId, proof.Step) ? Result.Success : Wrong;
        }

        if (!await SecondFactorRows.TakeCodeAsync(transaction, userId, hash))
        {
            return Wrong;
        }

        var left = await SecondFactorRows.CodesLeftAsync(transaction.Connection, userId, transaction.Cancellation);
        await transaction.TellAsync(new RecoveryCodeUsed(userId, name, left), actor);
        return Result.Success;
    }

    public Task ForgiveAsync(CodeGuess guess) => throttle.ForgiveAsync(guess.Account, guess.Address, guess.Familiar);
}
