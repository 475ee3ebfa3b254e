using Nebula.Homelab.Status.Views;

namespace Nebula.Homelab.Status.PublicPages.Live;

/// <summary>The data of a <c>state</c> event: services that are shown otherwise than before, and the sentence over all.</summary>
/// <param name="Version">That of the page; where it is not the one that was loaded, the page is to be loaded again.</param>
/// <param name="Overall">Everything in one sentence.</param>
/// <param name="Services">Those that changed.</param>
public sealed record PublicPageNews(string Version, Overall Overall, IReadOnlyList<PublicServiceState> Services);
