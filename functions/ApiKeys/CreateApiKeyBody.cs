using Nebula.Platform.Identity.ApiKeys;

namespace Nebula.Functions.ApiKeys;

/// <summary>Body of <c>POST /api/account/api-keys</c>.</summary>
internal sealed record CreateApiKeyBody
{
    public string Name { get; init; } = "";

    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Left out or null: the key is good until it is revoked.</summary>
    public int? ExpiresInDays { get; init; }

    public ApiKeyDraft ToDraft() => new(Name, Permissions, ExpiresInDays);
}
