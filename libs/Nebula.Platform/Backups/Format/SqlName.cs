namespace Nebula.Platform.Backups.Format;

/// <summary>Names in statements that take no parameters for them.</summary>
internal static class SqlName
{
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
