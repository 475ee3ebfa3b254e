namespace Nebula.Platform.Automations;

/// <summary>Whether an automation does anything.</summary>
public enum AutomationState
{
    /// <summary>It runs when an event matches.</summary>
    Active,

    /// <summary>Somebody switched it off.</summary>
    Disabled,

    /// <summary>It ran too often; it does nothing for some minutes, or until somebody resumes it.</summary>
    Paused,
}
