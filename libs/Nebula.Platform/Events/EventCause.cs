namespace Nebula.Platform.Events;

/// <summary>The automation that made an event happen, and those before it that made it run.</summary>
/// <param name="Automation">Its id.</param>
/// <param name="Run">The run.</param>
/// <param name="Event">The event that it ran for.</param>
/// <param name="Chain">Names of the automations, the first first and this one last.</param>
public sealed record EventCause(Guid Automation, Guid Run, Guid Event, IReadOnlyList<string> Chain)
{
    /// <summary>So many automations may run because of one another: A, B, A, and no more.</summary>
    public const int MaxDepth = 3;

    /// <summary>How many automations lie between what happened by itself and this event.</summary>
    public int Depth => Chain.Count;
}
