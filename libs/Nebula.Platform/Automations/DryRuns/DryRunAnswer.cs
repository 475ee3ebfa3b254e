namespace Nebula.Platform.Automations.DryRuns;

/// <summary>What an automation would have done. Nothing of it was done.</summary>
/// <param name="Scanned">How many events were looked at.</param>
/// <param name="Since">The oldest moment that was looked at.</param>
/// <param name="Complete">Whether that was all; false when there were more events than are looked at.</param>
/// <param name="Matched">How many match.</param>
/// <param name="Matches">The newest of them.</param>
public sealed record DryRunAnswer(int Scanned, DateTimeOffset Since, bool Complete, int Matched, IReadOnlyList<DryRunMatch> Matches);
