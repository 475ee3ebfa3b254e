namespace Nebula.Homelab.Status.Checks.Http;

/// <summary>What a check sends beside method and address. No two headers have one name.</summary>
public sealed record HttpRequestParts
{
    public static HttpRequestParts None { get; } = new();

    /// <summary>Headers that everybody may see.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Headers whose values are kept sealed; null: as it is kept already.</summary>
    public IReadOnlyDictionary<string, string?> SecretHeaders { get; init; } = new Dictionary<string, string?>();

    /// <summary>Headers whose values are in environment variables, by the variables' names.</summary>
    public IReadOnlyDictionary<string, string> HeadersFromEnvironment { get; init; } = new Dictionary<string, string>();

    public HttpContentPart? Body { get; init; }
}
