using System.Text.Json.Serialization;
using Nebula.Platform.Json;

namespace Nebula.Platform.Dashboards;

/// <summary>One tile. It shows exactly one of <c>service</c>, <c>part</c>, <c>link</c>, <c>note</c> and <c>clock</c>.</summary>
public sealed record DashboardTile
{
    /// <summary>The id of a service. One that is not there (any more) is shown as gone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Service { get; init; }

    /// <summary>A part of the dashboard itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [SchemaValues(typeof(DashboardFormat), nameof(DashboardFormat.Parts))]
    public string? Part { get; init; }

    /// <summary>An http or https address to open.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Link { get; init; }

    /// <summary>What a link is called; left out, its host.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>Plain text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    /// <summary>The IANA name of a time zone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Clock { get; init; }

    /// <summary>Left out, as is usual for what it shows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DashboardSize? Size { get; init; }
}
