namespace Nebula.Platform.Events.Handling;

/// <summary>One page of dead letters, the newest event first.</summary>
/// <param name="Items">The dead letters.</param>
/// <param name="Next">The <c>before</c> of the following page; null at the end.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, string? Next);
