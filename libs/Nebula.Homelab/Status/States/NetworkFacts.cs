using System.Text.Json.Serialization;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.States;

/// <summary>What a network is called.</summary>
public sealed record NetworkFacts(NetworkKind Kind, string? Name)
{
    /// <summary>As a heading: "Home network".</summary>
    [JsonIgnore]
    public string Heading => Name ?? UsualName(Kind);

    /// <summary>Within a sentence: "the home network".</summary>
    [JsonIgnore]
    public string Phrase => Name ?? $"the {char.ToLowerInvariant(UsualName(Kind)[0])}{UsualName(Kind)[1..]}";

    /// <summary>At the beginning of a sentence: "The home network".</summary>
    [JsonIgnore]
    public string Subject => Name ?? $"T{Phrase[1..]}";

    public static string UsualName(NetworkKind kind) => kind switch
    {
        NetworkKind.Lan => "Home network",
        NetworkKind.Tailnet => "Tailnet",
        NetworkKind.Internet => "Internet",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown network."),
    };
}
