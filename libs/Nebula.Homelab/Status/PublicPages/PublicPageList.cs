namespace Nebula.Homelab.Status.PublicPages;

/// <summary>Every page, by title; their number is bounded.</summary>
public sealed record PublicPageList(IReadOnlyList<PublicPage> Items);
