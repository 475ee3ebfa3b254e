namespace Nebula.Platform.Backups.Format;

/// <summary>What a record inside a backup holds. Numbers stay: they stand in files.</summary>
internal enum BackupRecordKind : byte
{
    /// <summary>The first: a <see cref="BackupManifest"/>.</summary>
    Manifest = 1,

    /// <summary>The text of the key file.</summary>
    Keys = 2,

    /// <summary>A <see cref="TableStart"/>; its rows follow.</summary>
    Table = 3,

    /// <summary>A piece of the table's COPY text, cut anywhere.</summary>
    Rows = 4,

    /// <summary>A <see cref="TableSum"/>.</summary>
    TableEnd = 5,

    /// <summary>The <see cref="SequenceValue"/>s of a database, behind its tables.</summary>
    Sequences = 6,

    /// <summary>The last.</summary>
    End = 7,
}
