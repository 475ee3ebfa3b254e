namespace Nebula.Platform.Automations.Actions;

/// <summary>What a parameter of an action is, which decides how it is checked, kept and asked for.</summary>
public enum ActionParameterKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>An http or https address. What stands behind the host is often a password: it is sealed, and only the host is shown.</summary>
    Address,

    /// <summary>Sealed, never shown.</summary>
    Secret,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>The id of a monitor.</summary>
    Monitor,

    /// <summary>The id of a channel of notifications.</summary>
    Channel,
}
