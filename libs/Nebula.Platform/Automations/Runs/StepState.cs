namespace Nebula.Platform.Automations.Runs;

/// <summary>How far one action of a run has come.</summary>
public enum StepState
{
    /// <summary>Not begun, or to be tried again.</summary>
    Waiting,

    /// <summary>An attempt goes on, or the process ended in it.</summary>
    Running,

    Done,

    Failed,

    /// <summary>An action before it failed, or the run was ended.</summary>
    Skipped,
}
