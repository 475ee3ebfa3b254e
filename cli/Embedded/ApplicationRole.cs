using Npgsql;

namespace Nebula.Cli.Embedded;

/// <summary>
/// Who the functions are in our PostgreSQL: the owner of their databases and no superuser, so that an injected statement reads no
/// files and runs no programs.
/// </summary>
internal static class ApplicationRole
{
    public const string Name = "nebula_app";

    public const string PasswordFile = "application-password";

    /// <summary>Makes the role, or sets it back to what it should be.</summary>
    /// <exception cref="EmbeddedStackException">There are databases that an earlier build made for the superuser.</exception>
    public static async Task PrepareAsync(NpgsqlConnection superUser, string password, CancellationToken cancellationToken)
    {
        if (await StrangeDatabaseAsync(superUser, cancellationToken) is { } database)
        {
            throw new EmbeddedStackException($"The database {database} was made by an earlier build and belongs to the superuser: move the data folder away to start empty.");
        }

        const string exists = "SELECT 1 FROM pg_roles WHERE rolname = $1";
        await using var look = new NpgsqlCommand(exists, superUser) { Parameters = { new() { Value = Name } } };
        var verb = await look.ExecuteScalarAsync(cancellationToken) is null ? "CREATE" : "ALTER";

        // A statement of this kind takes no parameters; name and password are ours, the latter hexadecimal.
        var sql = $"{verb} ROLE {Name} LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '{password}'";
        await using var command = new NpgsqlCommand(sql, superUser);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<string?> StrangeDatabaseAsync(NpgsqlConnection superUser, CancellationToken cancellationToken)
    {
        const string sql = """
            SELECT datname::text FROM pg_database JOIN pg_roles ON pg_roles.oid = datdba
            WHERE rolsuper AND NOT datistemplate AND datname <> 'postgres'
            LIMIT 1
            """;
        await using var command = new NpgsqlCommand(sql, superUser);
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
