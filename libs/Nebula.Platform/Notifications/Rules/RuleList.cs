namespace Nebula.Platform.Notifications.Rules;

public sealed record RuleList(IReadOnlyList<Rule> Items);
