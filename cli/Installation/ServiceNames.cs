namespace Nebula.Cli.Installation;

/// <summary>The parts of the stack, as <c>status</c> and <c>logs</c> call them.</summary>
internal static class ServiceNames
{
    public const string Launcher = "launcher";
    public const string Edge = "edge";
    public const string Postgres = "postgres";
    public const string Cache = "cache";
    public const string Functions = "functions";

    public static readonly IReadOnlyList<string> WithLogs = [Launcher, Functions, Postgres, Cache];
}
