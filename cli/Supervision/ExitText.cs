namespace Nebula.Cli.Supervision;

internal static class ExitText
{
    public const string Success = "exit code 0";

    /// <summary>.NET reports a signal as a shell does: 128 + its number.</summary>
    public static string Of(int code) => code > 128 && !OperatingSystem.IsWindows() ? $"killed by signal {code - 128}" : $"exit code {code}";
}
