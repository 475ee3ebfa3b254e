namespace Nebula.Platform.Integrations;

/// <summary>The last test of an outside system.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who asked; nebula when nobody did.</param>
/// <param name="Works">Whether it answered as it should.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="TookMs">How long it took.</param>
public sealed record IntegrationTest(DateTimeOffset At, string By, bool Works, string Detail, int TookMs);
