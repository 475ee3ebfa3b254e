namespace Nebula.Platform.Database;

/// <summary>A database that could not be made or a script that failed; nothing of that script remains.</summary>
public sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
