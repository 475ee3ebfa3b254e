namespace Nebula.Platform.Automations.Runs;

/// <summary>How far a run has come.</summary>
public enum RunState
{
    /// <summary>Something is still to be done, or to be tried again.</summary>
    Running,

    /// <summary>Every action was done.</summary>
    Done,

    /// <summary>An action failed, also after its retries.</summary>
    Failed,

    /// <summary>It did not begin, or was ended: too long a chain, or the automation was switched off.</summary>
    Stopped,
}
