namespace Nebula.Cli.Diagnostics;

/// <summary>One line of <c>doctor</c>.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Found">What was seen there.</param>
/// <param name="Fix">What to do; empty when it is well.</param>
internal sealed record Diagnosis(string Name, DiagnosisLevel Level, string Found, string Fix = "")
{
    public static Diagnosis Ok(string name, string found) => new(name, DiagnosisLevel.Ok, found);

    public static Diagnosis Warn(string name, string found, string fix) => new(name, DiagnosisLevel.Warn, found, fix);

    public static Diagnosis Fail(string name, string found, string fix) => new(name, DiagnosisLevel.Fail, found, fix);
}
