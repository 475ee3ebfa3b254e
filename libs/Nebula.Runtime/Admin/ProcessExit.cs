namespace Nebula.Runtime.Admin;

/// <summary>What the end of the process tells its supervisor.</summary>
/// <param name="setCode">Sets the exit code of the process.</param>
internal sealed class ProcessExit(Action<int> setCode)
{
    /// <summary>EX_TEMPFAIL of sysexits.h: ended on purpose, try again. Not zero, so that "on failure" starts it anew as well.</summary>
    public const int RestartCode = 75;

    public void AskForRestart() => setCode(RestartCode);
}
