namespace Nebula.EndToEnd.Tests;

internal enum PosixSignalNumber
{
    /// <summary>Only asks whether the process exists.</summary>
    None = 0,
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
}
