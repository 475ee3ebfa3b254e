using Nebula.Homelab.Status.Checks;

namespace Nebula.Homelab.Status.Scheduling;

/// <summary>A check to run now.</summary>
/// <param name="No">Whose.</param>
/// <param name="Token">The claim it is run under.</param>
/// <param name="Check">What to run.</param>
/// <param name="Timeout">How long it may take.</param>
/// <param name="PlannedAt">The moment it is for; the time until it really started is the lag.</param>
internal sealed record DueCheck(int No, long Token, Check Check, TimeSpan Timeout, DateTimeOffset PlannedAt);
