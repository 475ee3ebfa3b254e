namespace Nebula.Runtime.Hosting.Configuration;

/// <summary>Something in host.json that is not heeded.</summary>
/// <param name="Key">The key, its sections apart by dots.</param>
/// <param name="Reason">Why, or what to write instead.</param>
/// <param name="IsUnknown">Nothing knows the key; it may be a slip.</param>
internal sealed record HostJsonRemark(string Key, string Reason, bool IsUnknown);
