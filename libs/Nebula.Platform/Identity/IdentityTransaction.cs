using Nebula.Platform.Audit;
using Nebula.Platform.Events;
using Nebula.Platform.Identity.ApiKeys;
using Nebula.Platform.Identity.Sessions;
using Npgsql;

namespace Nebula.Platform.Identity;

/// <summary>One change to users while it is made.</summary>
internal sealed class IdentityTransaction(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
{
    private readonly List<byte[]> _ended = [];
    private readonly List<byte[]> _keys = [];

    public NpgsqlConnection Connection { get; } = connection;

    public DateTimeOffset Now { get; } = now;

    public CancellationToken Cancellation { get; } = cancellationToken;

    /// <summary>Hashes of the tokens that are worth nothing once the change is committed.</summary>
    public IReadOnlyList<byte[]> Ended => _ended;

    /// <summary>Hashes of API keys that are no more what their copies say.</summary>
    public IReadOnlyList<byte[]> Keys => _keys;

    public async Task<int> EndSessionAsync(Guid userId, Guid id) =>
        Note(await SessionStore.DeleteOneAsync(Connection, userId, id, Cancellation));

    /// <summary>Ends the user's sessions; keys stay, and are asked anew for what their user may.</summary>
    public async Task<int> EndSessionsAsync(Guid userId)
    {
        await NoteKeysAsync(userId);
        return Note(await SessionStore.DeleteOfUserAsync(Connection, userId, Cancellation));
    }

    /// <summary>For a change of what the user's keys may do: no copy of them is believed any more.</summary>
    public async Task NoteKeysAsync(Guid userId) => _keys.AddRange(await ApiKeyRows.HashesOfUserAsync(this, userId));

    public void NoteKey(byte[] hash) => _keys.Add(hash);

    public async Task<int> EndOtherSessionsAsync(Session own) =>
        Note(await SessionStore.DeleteOthersAsync(Connection, own.UserId, own.Id, Cancellation));

    /// <summary>Ends what the user has open beyond a number, the least lately used first, but not the one to keep.</summary>
    public async Task EndSessionsBeyondAsync(int most, Session keep) =>
        Note(await SessionStore.DeleteBeyondAsync(Connection, keep.UserId, keep.Id, most - 1, Cancellation));

    /// <summary>
    /// Gives the session a new token: one that leaked before does not take part in what was changed now. It gets no fresher by it. Null when
    /// it has ended.
    /// </summary>
    public async Task<OpenedSession?> RenewAsync(Session own)
    {
        var token = SecretToken.Create();
        var renewed = Note(await SessionStore.RotateAsync(Connection, own, SecretToken.HashOf(token), Cancellation));
        return renewed == 1 ? new OpenedSession(token, own) : null;
    }

    /// <summary>As <see cref="RenewAsync"/>, for who has just proved all that a login asks for: dangerous acts are open for a while.</summary>
    public Task<OpenedSession?> ConfirmAsync(Session own) => RenewAsync(own with { AuthenticatedAt = Now });

    /// <summary>As <see cref="ConfirmAsync"/>; what wants a second factor has had it.</summary>
    public Task<OpenedSession?> ConfirmByPasskeyAsync(Session own) => ConfirmAsync(own with { ByPasskey = true });

    public Task AuditAsync(AuditEntry entry) => AuditTrail.AppendAsync(Connection, entry, Now, Cancellation);

    public Task TellAsync(PlatformEvent happened, Actor actor) => EventOutbox.AppendAsync(Connection, happened, actor.Name, Now, Cancellation);

    private int Note(IReadOnlyList<byte[]> hashes)
    {
        _ended.AddRange(hashes);
        return hashes.Count;
    }
}
