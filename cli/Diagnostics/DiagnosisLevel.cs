namespace Nebula.Cli.Diagnostics;

internal enum DiagnosisLevel
{
    Ok,
    Warn,
    Fail,
}
