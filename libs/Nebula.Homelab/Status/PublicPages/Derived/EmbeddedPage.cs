namespace Nebula.Homelab.Status.PublicPages.Derived;

/// <summary>The small variant of a page.</summary>
/// <param name="Html">A document of its own, without scripts.</param>
/// <param name="Policy">The <c>Content-Security-Policy</c> that goes with it: its style, nothing else, and who may frame it.</param>
public sealed record EmbeddedPage(string Html, string Policy);
