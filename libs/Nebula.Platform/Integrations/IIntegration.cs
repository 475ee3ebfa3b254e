namespace Nebula.Platform.Integrations;

/// <summary>
/// A system outside of Nebula that a feature uses: it says what it is for, which settings it lacks, and whether it answers. It is registered
/// whether it is set up or not, because a card is where somebody finds out what is missing.
/// </summary>
public interface IIntegration
{
    IntegrationDescription Description { get; }

    /// <summary>
    /// The environment names of settings of which one has to be set before it can be used, or in words what else is missing; empty when it can be.
    /// </summary>
    IReadOnlyList<string> Missing { get; }

    /// <summary>Whether it can be used and was not yet, where only use shows how it stands: it is not tested then.</summary>
    bool IsUntried => false;

    /// <summary>A real call, as cheap as one that proves something can be. What it throws is a failure with that message.</summary>
    Task<IntegrationAnswer> TestAsync(CancellationToken cancellationToken);
}
