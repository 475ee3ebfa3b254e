using System.Net;
using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Identity.Users;

namespace Nebula.Platform.Identity.Sessions;

/// <summary>Opens, finds and ends sessions. PostgreSQL is the truth; Redis spares it the questions.</summary>
public sealed class SessionService
{
    private readonly SessionStore _store;
    private readonly TokenCache<Session> _cache;
    private readonly DatabaseHealth _database;
    private readonly TimeProvider _time;

    internal SessionService(SessionStore store, TokenCache<Session> cache, DatabaseHealth database, TimeProvider time) =>
        (_store, _cache, _database, _time) = (store, cache, database, time);

    /// <summary>Always a new token: one known before the login is worth nothing after it.</summary>
    public async Task<OpenedSession> OpenAsync(User user, IPAddress address, string userAgent, string? traceId, CancellationToken cancellationToken)
    {
        var now = IdentityTransactions.ToMicroseconds(_time.GetUtcNow());
        var token = SecretToken.Create();
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            UserId = user.Id,
            UserName = user.Name,
            Role = user.Role,
            CsrfToken = SecretToken.Create(),
            CreatedAt = now,
            AuthenticatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + Session.Lifetime,
        };
        var actor = new Actor(PrincipalKind.User, user.Id.ToString(), user.Name) { Address = address.ToString(), TraceId = traceId };
        await _store.InsertAsync(session, SecretToken.HashOf(token), userAgent, actor, cancellationToken);
        return new OpenedSession(token, session);
    }

    /// <summary>The session of a token, if it lives.</summary>
    /// <exception cref="DatabaseUnavailableException">PostgreSQL is away and no copy can stand in.</exception>
    /// <param name="token">What the cookie holds.</param>
    /// <param name="use">Reading may go on with a copy while PostgreSQL is away; only watching does not count as being used.</param>
    public async Task<Session?> FindAsync(string? token, SessionUse use, CancellationToken cancellationToken)
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
}
