using Nebula.Platform.Backups.Format;
using Nebula.Platform.Database;

namespace Nebula.Platform.Backups.Restoring;

/// <summary>Puts what a backup holds into fresh databases; nothing of it stays before <see cref="CompleteAsync"/>.</summary>
internal sealed class LoadingVisitor(PostgresOptions restoring) : BackupVisitor, IAsyncDisposable
{
    private readonly Dictionary<string, DatabaseLoad> _loads = [];
    private DatabaseLoad? _open;

    public override async Task ManifestAsync(BackupManifest manifest, CancellationToken cancellationToken)
    {
        foreach (var database in manifest.Databases)
        {
            var connection = await CopySession.OpenAsync(restoring, database.Name, cancellationToken);
            _loads[database.Name] = await DatabaseLoad.BeginAsync(connection, database, cancellationToken);
        }
    }

    public override Task TableAsync(TableStart table, CancellationToken cancellationToken)
    {
        _open = _loads[table.Database];
        return _open.OpenAsync(table, cancellationToken);
    }

    public override Task RowsAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken) => _open!.AddAsync(text, cancellationToken);

    public override Task TableEndAsync(CancellationToken cancellationToken) => _open!.CloseAsync();

    public override Task SequencesAsync(DatabaseSequences sequences, CancellationToken cancellationToken) =>
        _loads[sequences.Database].SetAsync(sequences.Sequences, cancellationToken);

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var load in _loads.Values)
        {
            await load.CompleteAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var load in _loads.Values)
        {
            await load.DisposeAsync();
        }
    }
}
