namespace Nebula.Platform.Integrations;

/// <summary>What a test saw.</summary>
/// <param name="Works">Whether it can be used.</param>
/// <param name="Detail">The evidence, or what is wrong; without secrets.</param>
public sealed record IntegrationAnswer(bool Works, string Detail);
