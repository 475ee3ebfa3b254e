namespace Nebula.Platform.Events;

/// <summary>How much an event wants to be noticed, the least first.</summary>
public enum EventSeverity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Something came to a good end, such as a recovery.</summary>
    Success,

    /// <summary>Worth a look, nothing is broken.</summary>
    Warning,

    /// <summary>Something is broken.</summary>
    Error,

    /// <summary>Something is broken that cannot wait.</summary>
    Critical,
}
