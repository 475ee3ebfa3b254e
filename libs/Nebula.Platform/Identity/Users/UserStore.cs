using System.Text;
using Dapper;
using Npgsql;

namespace Nebula.Platform.Identity.Users;

/// <summary>Table <c>users</c>, and from where each has signed in.</summary>
internal sealed class UserStore(NpgsqlDataSource database)
{
    // .NET does not normalise without ICU, which this build does without; PostgreSQL does.
    private const string Normalize = "select normalize(@name, nfkc)";

    private const string FindCredentials =
        """
        select u.id as Id, u.name as Name, u.role as Role, u.password_hash as PasswordHash, u.disabled_at as DisabledAt,
               u.credential_version as CredentialVersion,
               exists (select from totp_secrets t where t.user_id = u.id and t.confirmed_at is not null) as HasSecondFactor,
               exists (select from user_addresses a where a.user_id = u.id and a.address = @address) as Familiar
        from users u
        where u.name_key = @key
        """;

    private const string FindPasswordHash = "select password_hash from users where id = @id and disabled_at is null";

    // Who came by the identity provider has one that nobody knows.
    private const string HasPassword =
        """
        select not exists (
            select from external_identities i join users u on u.id = i.user_id
            where i.user_id = @id and i.placeholder_hash = u.password_hash)
        """;

    private const string HasSecondFactor = "select exists (select from totp_secrets where user_id = @id and confirmed_at is not null)";

    private const string IsFamiliar = "select exists (select from user_addresses where user_id = @id and address = @address)";

    private const string OwnerExists = "select exists (select from users where role = 'owner')";

    // Only over the hash that was verified: a password changed meanwhile stays.
    private const string ReplaceHash = "update users set password_hash = @next where id = @id and password_hash = @verified";

    private const string RememberAddress =
        """
        insert into user_addresses (user_id, address, last_seen_at) values (@id, @address, @now)
        on conflict (user_id, address) do update set last_seen_at = excluded.last_seen_at
        """;

    private const string Find = "select id as Id, name as Name, role as Role, disabled_at as DisabledAt, credential_version as CredentialVersion from users where id = @id";

    private const string ForgetAddresses = "delete from user_addresses where last_seen_at < @before";

    public async Task<string> NormalizeAsync(string name, CancellationToken cancellationToken)
    {
        // It is its own normal form (Unicode, annex 15).
        if (Ascii.IsValid(name))
        {
            return name;
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<string>(new CommandDefinition(Normalize, new { name }, cancellationToken: cancellationToken));
    }

    public async Task<Credentials?> FindCredentialsAsync(string key, string address, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var command = new CommandDefinition(FindCredentials, new { key, address }, cancellationToken: cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<Credentials>(command);
    }

    public async Task<string?> FindPasswordHashAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(FindPasswordHash, new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>Whether the user has a password that somebody can know.</summary>
    public async Task<bool> HasPasswordAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(HasPassword, new { id }, cancellationToken: cancellationToken));
    }

    public async Task<bool> HasSecondFactorAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(HasSecondFactor, new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>Whether the user has signed in from the address before.</summary>
    public async Task<bool> IsFamiliarAsync(Guid id, string address, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(IsFamiliar, new { id, address }, cancellationToken: cancellationToken));
    }

    public async Task<bool> OwnerExistsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(OwnerExists, cancellationToken: cancellationToken));
    }

    public async Task<User?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<User>(new CommandDefinition(Find, new { id }, cancellationToken: cancellationToken));
    }

    public Task ReplaceHashAsync(Guid id, string verified, string next, CancellationToken cancellationToken) =>
        ExecuteAsync(ReplaceHash, new { id, verified, next }, cancellationToken);

    public Task RememberAddressAsync(Guid id, string address, DateTimeOffset now, CancellationToken cancellationToken) =>
        ExecuteAsync(RememberAddress, new { id, address, now }, cancellationToken);

    public Task<int> ForgetAddressesAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        ExecuteAsync(ForgetAddresses, new { before }, cancellationToken);

    private async Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }
}
