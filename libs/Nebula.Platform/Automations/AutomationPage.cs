namespace Nebula.Platform.Automations;

/// <summary>One page of automations, the oldest first.</summary>
/// <param name="Items">The automations.</param>
/// <param name="Next">The <c>after</c> of the following page; null at the end.</param>
public sealed record AutomationPage(IReadOnlyList<Automation> Items, Guid? Next);
