using Nebula.Platform.Backups.Format;

namespace Nebula.Platform.Backups;

/// <summary>Sees what a backup holds, in its order. This one looks at nothing: for those who only want to know that it is whole.</summary>
internal class BackupVisitor
{
    public virtual Task ManifestAsync(BackupManifest manifest, CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task TableAsync(TableStart table, CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task RowsAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task TableEndAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task SequencesAsync(DatabaseSequences sequences, CancellationToken cancellationToken) => Task.CompletedTask;
}
