using Nebula.Platform.Errors;
using Nebula.Platform.Identity.ApiKeys;
using Nebula.Platform.Identity.Sessions;
using Npgsql;

namespace Nebula.Platform.Identity;

/// <summary>
/// Runs changes to users: rows, audit entry and events together or not at all, and then the marks in Redis, so that the sessions
/// which the change ends are over in every process, and keys are what they now are.
/// </summary>
internal sealed class IdentityTransactions(NpgsqlDataSource database, TokenCache<Session> sessions, TokenCache<LivingApiKey> keys, TimeProvider time)
{
    /// <summary>What PostgreSQL keeps of a time; so that a thing looks the same when it is made and when it is read again.</summary>
    public static DateTimeOffset ToMicroseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    public async Task<Result<T>> RunAsync<T>(Func<IdentityTransaction, Task<Result<T>>> change, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var identity = new IdentityTransaction(connection, ToMicroseconds(time.GetUtcNow()), cancellationToken);
        var result = await change(identity);
        if (!result.IsSuccess)
        {
            return result;
        }

        await transaction.CommitAsync(cancellationToken);
        if (identity.Ended.Count > 0)
        {
            await sessions.RevokeAsync(identity.Ended);
        }

        if (identity.Keys.Count > 0)
        {
            await keys.RevokeAsync(identity.Keys);
        }

        return result;
    }

    /// <summary>For a change that has nothing to hand back.</summary>
    public async Task<Result> RunAsync(Func<IdentityTransaction, Task<Result>> change, CancellationToken cancellationToken)
    {
        var result = await RunAsync<bool>(
            async identity => await change(identity) is { IsSuccess: false } refused ? refused.Error : true, cancellationToken);
        return result.IsSuccess ? Result.Success : result.Error;
    }
}
