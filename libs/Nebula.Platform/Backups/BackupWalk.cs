using System.Text;
using Nebula.Platform.Backups.Format;

namespace Nebula.Platform.Backups;

/// <summary>Goes through the records of a backup and holds them to the order and the sums that they must have.</summary>
internal sealed class BackupWalk(BackupRecordReader records, BackupVisitor visitor) : IDisposable
{
    private readonly HashSet<TableStart> _missing = [];
    private readonly List<(TableStart, TableSum)> _sums = [];
    private BackupManifest? _manifest;
    private RowDigest? _digest;
    private TableStart? _table;

    public BackupManifest Manifest => _manifest ?? throw BackupRefusal.Broken("it says nowhere what it holds.");

    public string? Keys { get; private set; }

    public IReadOnlyList<(TableStart Table, TableSum Sum)> Sums => _sums;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await records.NextAsync(cancellationToken) is { } kind)
        {
            if (kind == BackupRecordKind.End)
            {
                await EndAsync(cancellationToken);
                return;
            }

            await TakeAsync(kind, cancellationToken);
        }

        throw BackupRefusal.Broken("its end is missing.");
    }

    public void Dispose() => _digest?.Dispose();

    private Task TakeAsync(BackupRecordKind kind, CancellationToken cancellationToken) => (kind, _manifest, _table) switch
    {
        (BackupRecordKind.Manifest, null, _) => BeginAsync(records.Read<BackupManifest>(), cancellationToken),
        (BackupRecordKind.Keys, not null, null) => KeepKeys(),
        (BackupRecordKind.Table, not null, null) => OpenAsync(records.Read<TableStart>(), cancellationToken),
        (BackupRecordKind.Rows, not null, not null) => AddAsync(cancellationToken),
        (BackupRecordKind.TableEnd, not null, { } table) => CloseAsync(table, records.Read<TableSum>(), cancellationToken),
        (BackupRecordKind.Sequences, not null, null) => visitor.SequencesAsync(records.Read<DatabaseSequences>(), cancellationToken),
        _ => throw BackupRefusal.Broken($"a record in it is out of place ({kind})."),
    };

    private Task BeginAsync(BackupManifest manifest, CancellationToken cancellationToken)
    {
        _manifest = manifest;
        _missing.UnionWith(manifest.Databases.SelectMany(database => database.Tables.Select(table => new TableStart(database.Name, table.Schema, table.Name))));
        return visitor.ManifestAsync(manifest, cancellationToken);
    }

    private Task KeepKeys()
    {
        Keys = Encoding.UTF8.GetString(records.Content.Span);
        return Task.CompletedTask;
    }

    private Task OpenAsync(TableStart table, CancellationToken cancellationToken)
    {
        if (!_missing.Remove(table))
        {
            throw BackupRefusal.Broken($"it holds {table.Schema}.{table.Name} twice, or unannounced.");
        }

        _digest?.Dispose();
        (_table, _digest) = (table, new RowDigest());
        return visitor.TableAsync(table, cancellationToken);
    }

    private Task AddAsync(CancellationToken cancellationToken)
    {
        _digest!.Add(records.Content.Span);
        return visitor.RowsAsync(records.Content, cancellationToken);
    }

    private Task CloseAsync(TableStart table, TableSum sum, CancellationToken cancellationToken)
    {
        if (_digest!.IsCut || _digest.Sum != sum)
        {
            throw BackupRefusal.Broken($"the rows of {table.Schema}.{table.Name} do not come to what they should.");
        }

        _sums.Add((table, sum));
        _table = null;
        return visitor.TableEndAsync(cancellationToken);
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_table is not null || _missing.Count > 0 || await records.NextAsync(cancellationToken) is not null)
        {
            throw BackupRefusal.Broken("it does not hold what it says it holds.");
        }
    }
}
