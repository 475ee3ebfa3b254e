namespace Nebula.Platform.Configuration;

/// <summary>Ties an option to its environment variable; <c>.env.example</c> and every complaint about the value are made from it.</summary>
/// <param name="name">The variable: <c>NEBULA_POSTGRES</c>.</param>
/// <param name="description">What it is for and which values it takes, for whoever fills in <c>.env</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnvironmentVariableAttribute(string name, string description) : Attribute
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    /// <summary>A value as it could be; never one that works as a password.</summary>
    public string? Example { get; init; }

    /// <summary>The value is a secret: it is never repeated in a message.</summary>
    public bool Secret { get; init; }
}
