namespace Nebula.Homelab.FireDrills;

/// <summary>How far a step is.</summary>
public enum FireDrillStepState
{
    Waiting,
    Running,
    Done,
    Failed,
}
