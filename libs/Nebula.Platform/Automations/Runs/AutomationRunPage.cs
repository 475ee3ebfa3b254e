namespace Nebula.Platform.Automations.Runs;

/// <summary>One page of runs, the newest first.</summary>
/// <param name="Items">The runs.</param>
/// <param name="Next">The <c>before</c> of the following page; null at the end.</param>
public sealed record AutomationRunPage(IReadOnlyList<AutomationRun> Items, Guid? Next);
