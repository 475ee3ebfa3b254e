using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Nebula.Platform.Identity.Passkeys;

/// <summary>
/// Our users and passkeys, as ASP.NET Core's handler of passkeys asks for them. It reads only: what changes is written here in transactions
/// with the audit log, so whatever else the interface has is not to be had.
/// </summary>
internal sealed class PasskeyUserStore(NpgsqlConnection connection, CancellationToken stop) : IUserPasskeyStore<PasskeyHolder>
{
    public Task<string> GetUserIdAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public async Task<PasskeyHolder?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParseExact(userId, "D", out var id) ? await PasskeyRows.FindHolderAsync(connection, id, stop) : null;

    public async Task<PasskeyHolder?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await PasskeyRows.FindAsync(connection, credentialId, stop) is { } row ? new PasskeyHolder(row.UserId, row.Name) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) =>
        await PasskeyRows.FindAsync(connection, credentialId, stop) is { } row && row.UserId == user.Id ? InfoOf(row) : null;

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyHolder user, CancellationToken cancellationToken) =>
        [.. (await PasskeyRows.ListAsync(connection, user.Id, stop)).Select(InfoOf)];

    public Task AddOrUpdatePasskeyAsync(PasskeyHolder user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadOnly();

    public Task RemovePasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> CreateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> UpdateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> DeleteAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task SetUserNameAsync(PasskeyHolder user, string? userName, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<string?> GetNormalizedUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task SetNormalizedUserNameAsync(PasskeyHolder user, string? normalizedName, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<PasskeyHolder?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw ReadOnly();

    public void Dispose()
    {
        // The connection is whoever's who opened it.
    }

    // With a count of 0 the handler leaves comparing to us: it is done with the row locked, where two answers at once cannot both be newer.
    private static UserPasskeyInfo InfoOf(PasskeyRow row) =>
        new(row.CredentialId, row.PublicKey, row.CreatedAt, signCount: 0, row.Transports, isUserVerified: true, row.BackupEligible, row.BackedUp, [], []);

    private static NotSupportedException ReadOnly() => new("Users and passkeys are changed by their own services.");
}
