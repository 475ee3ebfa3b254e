namespace Nebula.Runtime.Tests.Processes;

/// <summary>Signals of Linux, signal(7).</summary>
internal enum ProcessSignal
{
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}
