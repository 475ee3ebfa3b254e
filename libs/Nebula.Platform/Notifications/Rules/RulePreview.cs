namespace Nebula.Platform.Notifications.Rules;

/// <summary>What a rule would have told.</summary>
/// <param name="Since">From when on the log was read.</param>
/// <param name="Sent">How many messages there would have been; changes of a message are not counted.</param>
/// <param name="Reminders">How many times more it would have told of incidents that stayed open.</param>
/// <param name="NotSent">How many would have been held back for good, with the reason in <paramref name="Items"/>.</param>
/// <param name="Items">The latest of them, newest first.</param>
/// <param name="Complete">False when there are more events than are looked through; then the oldest are missing.</param>
public sealed record RulePreview(DateTimeOffset Since, int Sent, int Reminders, int NotSent, IReadOnlyList<PreviewedMessage> Items, bool Complete);
