namespace Nebula.Platform.Integrations;

/// <summary>How it stands with an outside system.</summary>
public enum IntegrationState
{
    /// <summary>It was seen to work.</summary>
    Ready,

    /// <summary>A setting is missing.</summary>
    NotConfigured,

    /// <summary>The last test failed.</summary>
    Failing,

    /// <summary>It is set up, or was set up anew, and nobody has looked since.</summary>
    Untested,
}
