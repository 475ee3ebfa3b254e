namespace Nebula.Platform.Events.Kinds;

/// <summary>What was done with an automation.</summary>
public enum AutomationChangeKind
{
    Created,
    Updated,
    Deleted,
    Resumed,
}
