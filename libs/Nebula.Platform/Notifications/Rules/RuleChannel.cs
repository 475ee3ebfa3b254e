using Nebula.Platform.Notifications.Channels;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>A channel of a rule.</summary>
public sealed record RuleChannel(Guid Id, string Name, ChannelKind Kind, bool Enabled);
