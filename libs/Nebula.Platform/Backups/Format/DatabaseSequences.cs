namespace Nebula.Platform.Backups.Format;

/// <summary>The sequences of one database.</summary>
internal sealed record DatabaseSequences(string Database, IReadOnlyList<SequenceValue> Sequences);
