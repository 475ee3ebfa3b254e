namespace Nebula.Platform.Notifications.Messages;

/// <summary>A line of a message: a name of ours, a value from anywhere.</summary>
internal sealed record NoticeField(string Name, string Value);
