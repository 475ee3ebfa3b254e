namespace Nebula.Homelab.Status.PublicPages.Views;

/// <summary>A part of a page with the services that are there.</summary>
public sealed record PublicSection(string? Heading, IReadOnlyList<PublicService> Services);
