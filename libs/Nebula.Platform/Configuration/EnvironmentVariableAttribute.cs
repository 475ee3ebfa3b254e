namespace Nebula.Platform.Configuration;

/// <summary>
/// Ties an option to its environment variable. <c>.env.example</c>, every complaint about the value and the settings page are made from it.
/// </summary>
/// <param name="name">The variable: <c>NEBULA_POSTGRES</c>.</param>
/// <param name="description">What it is for and which values it takes, for whoever fills in <c>.env</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnvironmentVariableAttribute(string name, string description) : Attribute
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    /// <summary>What a page calls it, in a few words; the name when not given.</summary>
    public string? Label { get; init; }

    /// <summary>A value as it could be; never one that works as a password.</summary>
    public string? Example { get; init; }

    /// <summary>What a number counts: <c>connections</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>The value is a secret: it is never repeated in a message, and a page only sets it.</summary>
    public bool Secret { get; init; }

    /// <summary>It opens doors: only who may set secrets sets it on a page.</summary>
    public bool Dangerous { get; init; }

    /// <summary>A change counts from the next start on; else it counts within seconds.</summary>
    public bool NeedsRestart { get; init; }

    /// <summary>Why it cannot be set on a page, for people; null when it can.</summary>
    public string? Locked { get; init; }
}
