using Nebula.Platform.Automations.Storage;
using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Automations.Runs;

/// <summary>An attempt that was written down as begun, with all that it needs.</summary>
/// <param name="Automation">Whose run it is.</param>
/// <param name="Action">What is to be done; null when it was taken out meanwhile.</param>
/// <param name="Step">Its row, as it was before.</param>
/// <param name="Happened">What made it run.</param>
/// <param name="Waits">Seconds before each further attempt.</param>
/// <param name="IsLost">Whether the process of the last attempt ended in the middle of it, so that nothing is left to do but to say so.</param>
internal sealed record BegunStep(Automation Automation, ActionRow? Action, StepRow Step, FeedEvent Happened, IReadOnlyList<int> Waits, bool IsLost);
