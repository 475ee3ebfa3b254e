namespace Nebula.Platform.Backups.Format;

/// <summary>Whose rows follow.</summary>
internal sealed record TableStart(string Database, string Schema, string Name);
