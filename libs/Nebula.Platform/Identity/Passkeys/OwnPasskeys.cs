using System.Net;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Users;
using Npgsql;

namespace Nebula.Platform.Identity.Passkeys;

/// <summary>What users do with their own passkeys: add, list, rename and remove them.</summary>
public sealed class OwnPasskeys
{
    public const int MaxPerUser = 20;

    /// <summary>So long a question to a device is good, whatever it is for.</summary>
    public static readonly TimeSpan QuestionLifetime = PasskeyChallenges.Lifetime;

    private readonly PasskeyCeremony _ceremony;
    private readonly PasskeyChallenges _challenges;
    private readonly PasskeyEntry _entry;
    private readonly NpgsqlDataSource _database;
    private readonly IdentityTransactions _transactions;

    internal OwnPasskeys(
        PasskeyCeremony ceremony, PasskeyChallenges challenges, PasskeyEntry entry, NpgsqlDataSource database, IdentityTransactions transactions) =>
        (_ceremony, _challenges, _entry, _database, _transactions) = (ceremony, challenges, entry, database, transactions);

    private static Error NotFound => Error.NotFound("passkey_not_found", "You have no such passkey; it may be removed already.");

    public async Task<IReadOnlyList<Passkey>> ListAsync(Session own, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        return [.. (await PasskeyRows.ListAsync(connection, own.UserId, cancellationToken)).Select(row => row.ToPasskey())];
    }

    /// <summary>The question for a new one.</summary>
    public async Task<Result<PasskeyStart>> StartAsync(PasskeyPlace place, Session own, IPAddress address, CancellationToken cancellationToken)
    {
        var admitted = await _entry.AdmitAsync(address);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        var (options, state) = await _ceremony.AskForNewAsync(place, new PasskeyHolder(own.UserId, own.UserName), cancellationToken);
        return new PasskeyStart(options, await _challenges.BeginAsync(PasskeyPurpose.Add, own, state, cancellationToken));
    }

    public async Task<Result<Passkey>> AddAsync(PasskeyReply reply, string name, Session own, Actor actor, CancellationToken cancellationToken)
    {
        var read = PasskeyText.Read(name);
        if (!read.IsSuccess)
        {
            return read.Error;
        }

        var state = await _entry.TakeAsync(reply, PasskeyPurpose.Add, own, cancellationToken);
        if (!state.IsSuccess)
        {
            return state.Error;
        }

        if (await _ceremony.AttestAsync(reply, state.Value, cancellationToken) is not { } made)
        {
            return PasskeyEntry.Refused;
        }

        await _entry.ForgiveAsync(reply.Address);
        return await _transactions.RunAsync<Passkey>(
            async transaction =>
            {
                var row = new PasskeyRow
                {
                    Id = Guid.CreateVersion7(transaction.Now),
                    UserId = own.UserId,
                    CredentialId = made.CredentialId,
                    PublicKey = made.PublicKey,
                    SignCount = made.SignCount,
                    Transports = made.Transports ?? [],
                    Name = read.Value,
                    BackupEligible = made.IsBackupEligible,
                    BackedUp = made.IsBackedUp,
                    CreatedAt = transaction.Now,
                };
                return await InsertAsync(transaction, row, actor);
            },
            cancellationToken);
    }

    public Task<Result<Passkey>> RenameAsync(Guid id, string name, Session own, Actor actor, CancellationToken cancellationToken) => _transactions.RunAsync<Passkey>(
        async transaction =>
        {
            if (await PasskeyRows.LockAsync(transaction, own.UserId, id) is not { } row)
            {
                return NotFound;
            }

            var read = PasskeyText.Read(name);
            if (!read.IsSuccess)
            {
                return read.Error;
            }

            await PasskeyRows.RenameAsync(transaction, own.UserId, id, read.Value);
            var (before, after) = (row.ToPasskey(), (row with { Name = read.Value }).ToPasskey());
            await transaction.AuditAsync(PasskeyEntry.EntryOf(actor, AuditActions.PasskeyRenamed, after) with { Before = before, After = after });
            return after;
        },
        cancellationToken);

    /// <summary>Ends the user's other sessions, too: whoever came in by it is out with it.</summary>
    public Task<Result> RemoveAsync(Guid id, Session own, Actor actor, CancellationToken cancellationToken) => _transactions.RunAsync(
        async transaction =>
        {
            if (await UserRows.LockAsync(transaction, own.UserId) is null || await PasskeyRows.LockAsync(transaction, own.UserId, id) is not { } row)
            {
                return NotFound;
            }

            await PasskeyRows.DeleteAsync(transaction, id);
            await UserRows.RaiseVersionAsync(transaction, own.UserId);
            await transaction.EndOtherSessionsAsync(own);
            await transaction.AuditAsync(PasskeyEntry.EntryOf(actor, AuditActions.PasskeyRemoved, row.ToPasskey()) with { Before = row.ToPasskey() });
            await transaction.TellAsync(new PasskeyRemoved(own.UserId, own.UserName, row.Name), actor);
            return Result.Success;
        },
        cancellationToken);

    // With the user locked: two at once cannot both be the last that there is room for.
    private static async Task<Result<Passkey>> InsertAsync(IdentityTransaction transaction, PasskeyRow row, Actor actor)
    {
        if (await UserRows.LockAsync(transaction, row.UserId) is not { DisabledAt: null } user)
        {
            return PasskeyEntry.Refused;
        }

        if ((await PasskeyRows.ListAsync(transaction.Connection, user.Id, transaction.Cancellation)).Count >= MaxPerUser)
        {
            return Error.Conflict("passkeys_full", $"You have {MaxPerUser} passkeys, and more there cannot be. Remove one first.");
        }

        if (!await PasskeyRows.InsertAsync(transaction, row))
        {
            return PasskeyEntry.Refused;
        }

        await transaction.AuditAsync(PasskeyEntry.EntryOf(actor, AuditActions.PasskeyAdded, row.ToPasskey()) with { After = row.ToPasskey() });
        await transaction.TellAsync(new PasskeyAdded(user.Id, user.Name, row.Name), actor);
        return row.ToPasskey();
    }
}
