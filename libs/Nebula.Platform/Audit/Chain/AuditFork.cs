using Dapper;
using Microsoft.Extensions.Options;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Audit.Chain;

/// <summary>
/// After a restore the log ends earlier than was noted, rightly: what no longer holds is taken out of the notes, and the notes of before stay
/// beside as they were. Only whoever may write in the data folder can do so, which is whom the notes trust.
/// </summary>
internal static class AuditFork
{
    private const string HashSql = "select encode(hash, 'hex') from public.audit_log where seq = @Seq";

    /// <param name="secrets">Where the data folder is.</param>
    /// <param name="restored">An open connection to the restored log.</param>
    /// <param name="suffix">Of the kept state: the notes of before get the same.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task AcceptAsync(SecretsOptions secrets, NpgsqlConnection restored, string suffix, CancellationToken cancellationToken)
    {
        var file = new AuditAnchorFile(Options.Create(secrets));
        var known = await file.ReadAsync(cancellationToken);
        if (file.Path is not { } path || !File.Exists(path))
        {
            return;
        }

        // Notes that cannot be read tell nothing of the restored log either; they are kept beside for whoever can.
        List<AuditAnchor> holding = [];
        foreach (var anchor in known.Value ?? [])
        {
            var hash = await restored.QuerySingleOrDefaultAsync<string>(new CommandDefinition(HashSql, new { anchor.Seq }, cancellationToken: cancellationToken));
            if (hash == anchor.Hash)
            {
                holding.Add(anchor);
            }
        }

        if (known.IsSuccess && holding.Count == known.Value.Count)
        {
            return;
        }

        File.Copy(path, path + suffix, overwrite: true);
        await file.ReplaceAsync(holding, cancellationToken);
    }
}
