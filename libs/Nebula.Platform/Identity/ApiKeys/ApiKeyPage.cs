namespace Nebula.Platform.Identity.ApiKeys;

/// <summary>Keys of all users, the oldest first.</summary>
/// <param name="Items">A page of them.</param>
/// <param name="Next">Where the next page goes on; null at the end.</param>
public sealed record ApiKeyPage(IReadOnlyList<ApiKey> Items, Guid? Next);
