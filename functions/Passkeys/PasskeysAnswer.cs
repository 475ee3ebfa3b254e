using Nebula.Platform.Identity.Passkeys;

namespace Nebula.Functions.Passkeys;

/// <summary>One's own passkeys.</summary>
/// <param name="Items">The oldest first.</param>
/// <param name="WhyNot">Why this address cannot have any; null where it can.</param>
internal sealed record PasskeysAnswer(IReadOnlyList<Passkey> Items, string? WhyNot);
