using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Accounts;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Users;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>What users do with their own second factor: set it up, prove it, turn it off, take new recovery codes.</summary>
public sealed class SecondFactorService
{
    private readonly NpgsqlDataSource _database;
    private readonly SecretCipher _cipher;
    private readonly ProofCheck _proof;
    private readonly SecondFactorRule _rule;
    private readonly IdentityTransactions _transactions;
    private readonly TimeProvider _time;

    internal SecondFactorService(
        NpgsqlDataSource database, SecretCipher cipher, ProofCheck proof, SecondFactorRule rule, IdentityTransactions transactions, TimeProvider time) =>
        (_database, _cipher, _proof, _rule, _transactions, _time) = (database, cipher, proof, rule, transactions, time);

    private static Error AlreadyOn => Error.Conflict("totp_on", "A second factor is set up already. Turn it off first.");

    private static Error NotBegun => Error.Conflict("totp_not_begun", "The key was replaced or taken back meanwhile. Begin again.");

    private static Error NotOn => Error.Conflict("totp_off", "No second factor is set up.");

    private static Error Ended => Error.Unauthorized("session_expired", "The session has ended. Sign in again.");

    public async Task<SecondFactorState> ReadAsync(Session own, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var row = await SecondFactorRows.FindAsync(connection, own.UserId, cancellationToken);
        var left = await SecondFactorRows.CodesLeftAsync(connection, own.UserId, cancellationToken);
        return new SecondFactorState(row?.ConfirmedAt, left, _rule.Asks(own.Role));
    }

    /// <summary>
    /// Makes a key, which counts for nothing until a code has proved that the app has it. It does not go into the mask of logs: it is
    /// written nowhere, and who asks for many would drive out what must stay there.
    /// </summary>
    public async Task<Result<TotpSetup>> BeginAsync(Session own, string host, CancellationToken cancellationToken)
    {
        var secret = TotpCode.NewSecret();
        var sealedSecret = await _cipher.SealAsync(secret, SecondFactorRows.Column.BindingOf(own.UserId.ToString()), cancellationToken);
        if (!sealedSecret.IsSuccess)
        {
            return sealedSecret.Error;
        }

        return await _transactions.RunAsync<TotpSetup>(
            async transaction => await SecondFactorRows.BeginAsync(transaction, own.UserId, sealedSecret.Value)
                ? new TotpSetup(secret, TotpCode.UriOf(secret, own.UserName, host))
                : AlreadyOn,
            cancellationToken);
    }

    /// <summary>Proves the key with a code; from now on every login is asked for one, and every other session ends.</summary>
    public async Task<Result<EnabledTotp>> EnableAsync(Session own, string code, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        if (await SecondFactorRows.FindAsync(connection, own.UserId, cancellationToken) is not { ConfirmedAt: null } row)
        {
            return NotBegun;
        }

        var secret = await _cipher.OpenAsync(row.Secret, SecondFactorRows.Column.BindingOf(own.UserId.ToString()), cancellationToken);
        if (!secret.IsSuccess)
        {
            return secret.Error;
        }

        // Not throttled: whoever guesses here was shown the key.
        var typed = code.Replace(" ", "", StringComparison.Ordinal);
        if (!TotpCode.IsPlausible(typed) || TotpCode.StepOf(secret.Value, typed, _time.GetUtcNow()) is not { } step)
        {
            return Error.Invalid("code_wrong", "This code is wrong.", new FieldError("code", "This is not the code that the app shows now. Does the phone's clock go right?"));
        }

        var codes = RecoveryCode.CreateAll();
        return await _transactions.RunAsync<EnabledTotp>(
            async transaction =>
            {
                await UserRows.RaiseVersionAsync(transaction, own.UserId);
                if (!await SecondFactorRows.ConfirmAsync(transaction, own.UserId, row.Secret, step))
                {
                    return NotBegun;
                }

                await SecondFactorRows.ReplaceCodesAsync(transaction, own.UserId, Hashes(codes));
                await transaction.AuditAsync(EntryOf(own, actor, AuditActions.TotpEnabled));
                await transaction.TellAsync(new SecondFactorChanged(own.UserId, own.UserName, On: true), actor);
                return await EndOthersAsync(transaction, own, hasSecondFactor: true) is { } renewed ? new EnabledTotp(codes, renewed) : Ended;
            },
            cancellationToken);
    }

    /// <summary>Turns it off, for password and code.</summary>
    public async Task<Result<OpenedSession>> DisableAsync(Session own, Proof proof, Actor actor, CancellationToken cancellationToken)
    {
        var proved = await _proof.CheckWithCodeAsync(own.UserId, proof, cancellationToken);
        if (!proved.IsSuccess || proved.Value == CodeProof.NotAsked)
        {
            return proved.Error ?? NotOn;
        }

        return await _transactions.RunAsync<OpenedSession>(
            async transaction =>
            {
                await UserRows.RaiseVersionAsync(transaction, own.UserId);
                var taken = await CodeCheck.TakeAsync(transaction, own.UserId, own.UserName, proved.Value, actor);
                if (!taken.IsSuccess)
                {
                    return taken.Error;
                }

                await SecondFactorRows.DeleteAsync(transaction, own.UserId);
                await transaction.AuditAsync(EntryOf(own, actor, AuditActions.TotpDisabled));
                await transaction.TellAsync(new SecondFactorChanged(own.UserId, own.UserName, On: false), actor);
                return await EndOthersAsync(transaction, own, hasSecondFactor: false) is { } renewed ? renewed : Ended;
            },
            cancellationToken);
    }

    /// <summary>Ten new recovery codes; the old ones are dead.</summary>
    public Task<Result<RecoveryCodeList>> RenewCodesAsync(Session own, Actor actor, CancellationToken cancellationToken) => _transactions.RunAsync<RecoveryCodeList>(
        async transaction =>
        {
            // Locked, so that two who renew at once do not leave twenty.
            await UserRows.LockAsync(transaction, own.UserId);
            if (await SecondFactorRows.FindAsync(transaction.Connection, own.UserId, transaction.Cancellation) is not { ConfirmedAt: not null })
            {
                return NotOn;
            }

            var codes = RecoveryCode.CreateAll();
            await SecondFactorRows.ReplaceCodesAsync(transaction, own.UserId, Hashes(codes));
            await transaction.AuditAsync(EntryOf(own, actor, AuditActions.RecoveryCodesRenewed));
            await transaction.TellAsync(new RecoveryCodesRenewed(own.UserId, own.UserName), actor);
            return new RecoveryCodeList(codes);
        },
        cancellationToken);

    private async Task<OpenedSession?> EndOthersAsync(IdentityTransaction transaction, Session own, bool hasSecondFactor)
    {
        await transaction.EndOtherSessionsAsync(own);
        await transaction.NoteKeysAsync(own.UserId);
        return await transaction.RenewAsync(_rule.Apply(own with { HasSecondFactor = hasSecondFactor }));
    }

    private static byte[][] Hashes(IReadOnlyList<string> codes) => [.. codes.Select(code => RecoveryCode.HashOf(code)!)];

    private static AuditEntry EntryOf(Session own, Actor actor, string action) =>
        new(actor, action, AuditOutcome.Done) { Target = $"user:{own.UserId}", TargetName = own.UserName };
}
