using System.Globalization;
using Nebula.Cli.Commands;
using Nebula.Platform.Backups;
using Nebula.Platform.Backups.Format;
using Nebula.Platform.Errors;

namespace Nebula.Cli.Backups;

/// <summary>What the commands say about backups.</summary>
internal static class BackupReport
{
    public static int Refuse(Terminal terminal, Error error) => terminal.Refuse(new Problem(
        error.Code is "database_failed" ? ExitCodes.ServerUnreachable : ExitCodes.Failed, error.Detail, "")
    { Code = error.Code });

    public static object Summary(BackupContents contents, string file) => new
    {
        file = Path.GetFullPath(file),
        contents.Header.Id,
        contents.Header.CreatedAt,
        contents.Header.NebulaVersion,
        contents.ServerVersion,
        opensWith = contents.Header.Seal.Kind,
        contents.Header.Seal.KeyId,
        contents.Header.HasKeys,
        contents.Bytes,
        contents.Rows,
        contents.Tables,
    };

    public static string Line(BackupContents contents) => string.Create(
        CultureInfo.InvariantCulture,
        $"{contents.Tables.Count} tables, {contents.Rows} rows, {Size(contents.Bytes)}, made {contents.Header.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC");

    /// <summary>What it takes to open it, which must be known before it is needed.</summary>
    public static string Opening(BackupHeader header) => header switch
    {
        { Seal.Kind: BackupSeal.KeyFile } => $"It opens with the key {header.Seal.KeyId} of secrets.keys only, which is not inside: keep a copy of that file elsewhere.",
        { HasKeys: true } => "It opens with its passphrase, and the keys of stored secrets are inside.",
        _ => "It opens with its passphrase. The keys of stored secrets are not inside: keep a copy of secrets.keys elsewhere.",
    };

    public static string Size(long bytes) => bytes switch
    {
        < 10 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 10 * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024)} MiB"),
    };
}
