using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Automations.Actions;

/// <summary>One attempt at an action.</summary>
/// <param name="Key">The same in every attempt for one event: what makes twice as good as once.</param>
/// <param name="Automation">The automation's id.</param>
/// <param name="AutomationName">Its name.</param>
/// <param name="Happened">The event.</param>
/// <param name="Values">The parameters, with the event's texts filled in.</param>
public sealed record ActionCall(string Key, Guid Automation, string AutomationName, FeedEvent Happened, ActionValues Values);
