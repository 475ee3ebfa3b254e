namespace Nebula.Cli.Launching;

/// <summary>One line of the start, as terminal and browser show it.</summary>
/// <param name="Outcome">Ok once it was observed to be true.</param>
/// <param name="Fix">What to do; empty unless it failed or warns.</param>
internal sealed record LaunchLine(LaunchOutcome Outcome, string Text, string Fix = "");
