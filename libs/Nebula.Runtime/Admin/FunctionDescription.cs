using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Nebula.Runtime.Admin;

/// <summary>
/// GET /admin/functions/{name}, with the members of the real host. Links to files are null: files are not served
/// here. So is whatever else has no meaning for a compiled app.
/// </summary>
internal sealed record FunctionDescription
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("script_root_path_href")]
    public string? ScriptRootPathHref => null;

    [JsonPropertyName("script_href")]
    public string? ScriptHref => null;

    [JsonPropertyName("config_href")]
    public string? ConfigHref => null;

    [JsonPropertyName("test_data_href")]
    public string? TestDataHref => null;

    [JsonPropertyName("href")]
    public required string Href { get; init; }

    [JsonPropertyName("invoke_url_template")]
    public required string? InvokeUrlTemplate { get; init; }

    [JsonPropertyName("language")]
    public string Language => "dotnet-isolated";

    [JsonPropertyName("config")]
    public required JsonObject Config { get; init; }

    [JsonPropertyName("files")]
    public string? Files => null;

    [JsonPropertyName("test_data")]
    public string? TestData => null;

    [JsonPropertyName("isDisabled")]
    public required bool IsDisabled { get; init; }

    [JsonPropertyName("isDirect")]
    public bool IsDirect => false;

    [JsonPropertyName("isProxy")]
    public bool IsProxy => false;
}
