using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity.SecondFactor;

namespace Nebula.Platform.Identity.Sessions;

/// <summary>Opens, finds and ends sessions. PostgreSQL is the truth; Redis spares it the questions.</summary>
public sealed class SessionService
{
    private readonly SessionStore _store;
    private readonly TokenCache<Session> _cache;
    private readonly DatabaseHealth _database;
    private readonly IdentityTransactions _transactions;
    private readonly SecondFactorRule _rule;
    private readonly TimeProvider _time;

    internal SessionService(SessionStore store, TokenCache<Session> cache, DatabaseHealth database, IdentityTransactions transactions, SecondFactorRule rule, TimeProvider time) =>
        (_store, _cache, _database, _transactions, _rule, _time) = (store, cache, database, transactions, rule, time);

    /// <summary>Opens a session for somebody who is still as judged; refused when a change came between.</summary>
    public async Task<Result<OpenedSession>> OpenAsync(SessionDraft draft, CancellationToken cancellationToken)
    {
        var opened = await _transactions.RunAsync(transaction => SessionOpening.OpenAsync(transaction, draft), cancellationToken);
        return opened.IsSuccess ? opened.Value with { Session = _rule.Apply(opened.Value.Session) } : opened.Error;
    }

    /// <summary>The session of a token, if it lives.</summary>
    /// <exception cref="DatabaseUnavailableException">PostgreSQL is away and no copy can stand in.</exception>
    /// <param name="token">What the cookie holds.</param>
    /// <param name="use">Reading may go on with a copy while PostgreSQL is away; only watching does not count as being used.</param>
    public async Task<Session?> FindAsync(string? token, SessionUse use, CancellationToken cancellationToken) =>
        await LookUpAsync(token, use, cancellationToken) is { } session ? _rule.Apply(session) : null;

    /// <summary>Ends whatever session a token stands for, if any; a login does so with the one it replaces.</summary>
    public async Task CloseAsync(string? token, Actor actor, CancellationToken cancellationToken)
    {
        if (token is null || !SecretToken.IsPlausible(token))
        {
            return;
        }

        var hash = SecretToken.HashOf(token);
        await _store.DeleteByTokenAsync(hash, actor, _time.GetUtcNow(), cancellationToken);
        await _cache.RevokeAsync([hash]);
    }

    /// <summary>Removes what has ended by itself; answers how many sessions that were.</summary>
    public Task<int> PruneAsync(CancellationToken cancellationToken) => _store.DeleteEndedAsync(_time.GetUtcNow(), cancellationToken);

    private async Task<Session?> LookUpAsync(string? token, SessionUse use, CancellationToken cancellationToken)
    {
        if (token is null || !SecretToken.IsPlausible(token))
        {
            return null;
        }

        var now = _time.GetUtcNow();
        var hash = SecretToken.HashOf(token);
        if (await _cache.FindAsync(hash) is { } cached)
        {
            return cached.IsAliveAt(now) ? cached : null;
        }

        try
        {
            var session = await _database.RunAsync(
                stop => _store.FindAliveAsync(hash, now, use != SessionUse.Watching, stop), cancellationToken);
            if (session is not null)
            {
                await _cache.StoreAsync(hash, session);
            }

            return session;
        }
        catch (DatabaseUnavailableException) when (use != SessionUse.Changing)
        {
            var reserve = await _cache.FindReserveAsync(hash);
            if (reserve is null)
            {
                throw;
            }

            return reserve.IsAliveAt(now) ? reserve : null;
        }
    }
}
