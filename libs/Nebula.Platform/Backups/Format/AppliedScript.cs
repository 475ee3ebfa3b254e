namespace Nebula.Platform.Backups.Format;

/// <summary>A migration that a database had.</summary>
internal sealed record AppliedScript(string Library, string Script);
