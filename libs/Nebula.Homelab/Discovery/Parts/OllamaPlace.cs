namespace Nebula.Homelab.Discovery.Parts;

/// <summary>Where to look for an Ollama; tests look elsewhere.</summary>
internal sealed record OllamaPlace(Uri Url)
{
    public static OllamaPlace Standard { get; } = new(new Uri("http://127.0.0.1:11434/"));
}
