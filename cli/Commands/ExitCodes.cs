namespace Nebula.Cli.Commands;

/// <summary>What every command may answer; the table for operators is docs/cli.md.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int NotRunning = 3;
    public const int MissingTool = 4;
    public const int PortInUse = 5;
    public const int DataFolder = 6;
    public const int ServerUnreachable = 7;
    public const int BuildFailed = 8;
    public const int ServiceFailed = 9;

    /// <summary>128 + SIGINT, as a shell reports it.</summary>
    public const int Interrupted = 130;
}
