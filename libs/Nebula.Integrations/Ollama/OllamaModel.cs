namespace Nebula.Integrations.Ollama;

/// <summary>A model that is installed.</summary>
public sealed record OllamaModel
{
    /// <summary>With its tag: <c>llama3.2:3b</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Bytes on disk.</summary>
    public long Size { get; init; }
}
