namespace Nebula.Platform.Integrations;

/// <summary>Every outside system that this installation's code uses.</summary>
public sealed record IntegrationList(IReadOnlyList<Integration> Items);
