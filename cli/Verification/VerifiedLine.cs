namespace Nebula.Cli.Verification;

/// <summary>One thing that was tried on the running installation.</summary>
/// <param name="Name">What has to be true.</param>
/// <param name="Failure">What was seen instead; null when it is true.</param>
internal sealed record VerifiedLine(string Name, string? Failure);
