using Nebula.Platform.Backups.Format;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Backups;

/// <summary>Failures that an operator can do something about, as what they are told; anything else is a bug and goes on.</summary>
internal static class BackupFailure
{
    public static Error? Of(Exception exception) => exception switch
    {
        BackupRefusal refusal => refusal.Error,
        SecretKeyException key => Error.Unavailable("secret_keys_broken", key.Message),
        MigrationException migration => Error.Conflict("backup_migration_failed", migration.Message),
        PostgresException postgres => Error.Unavailable("database_failed", $"PostgreSQL: {postgres.MessageText} ({postgres.SqlState})"),
        NpgsqlException npgsql => Error.Unavailable("database_failed", $"PostgreSQL: {npgsql.InnerException?.Message ?? npgsql.Message}"),
        UnauthorizedAccessException denied => Error.Unavailable("backup_file_denied", denied.Message),
        IOException io => Error.Unavailable("backup_file_failed", io.Message),
        _ => null,
    };
}
