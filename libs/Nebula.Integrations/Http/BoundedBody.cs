namespace Nebula.Integrations.Http;

/// <summary>The beginning of a body, or all of it.</summary>
/// <param name="Bytes">What was read.</param>
/// <param name="IsComplete">False when there was more than the limit.</param>
public readonly record struct BoundedBody(ReadOnlyMemory<byte> Bytes, bool IsComplete);
