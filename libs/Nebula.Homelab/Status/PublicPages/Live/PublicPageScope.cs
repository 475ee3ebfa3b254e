using System.Security.Cryptography;
using System.Text;
using Nebula.Homelab.Status.Live;

namespace Nebula.Homelab.Status.PublicPages.Live;

/// <summary>What one page shows of the services in memory. The one place that decides what is on a page.</summary>
internal sealed class PublicPageScope
{
    // A page of more is read by nobody, and each of its services is drawn with 90 bars.
    private const int MaxServices = 300;

    private readonly Dictionary<Guid, ServiceLine> _byId;

    public PublicPageScope(PublicPage page, StatusMemory memory)
    {
        Page = page;
        Dictionary<Guid, ServiceLine> taken = [];
        Sections = [.. page.Sections.Select(section => (section.Heading, (IReadOnlyList<ServiceLine>)[.. Take(section, memory, taken)]))];
        _byId = taken;
        Words = new PublicPageWords(memory, this);
    }

    public PublicPage Page { get; }

    public IReadOnlyList<(string? Heading, IReadOnlyList<ServiceLine> Lines)> Sections { get; }

    public IReadOnlyCollection<ServiceLine> Lines => _byId.Values;

    public PublicPageWords Words { get; }

    public bool Shows(Guid monitor) => _byId.ContainsKey(monitor);

    public ServiceLine? Find(string key) => _byId.Values.FirstOrDefault(line => line.Monitor.Key == key);

    /// <summary>Of these, those on the page, in the order given.</summary>
    public List<ServiceLine> Concerned(IEnumerable<Guid> monitors) => [.. monitors.Select(id => _byId.GetValueOrDefault(id)).OfType<ServiceLine>()];

    /// <summary>An id for this page only: who compares pages does not learn that they tell of the same thing.</summary>
    public Guid IdOf(string what) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{Page.Id}/{what}")).AsSpan(0, 16));

    // Each once, where it comes first.
    private static IEnumerable<ServiceLine> Take(PublicPageSection section, StatusMemory memory, Dictionary<Guid, ServiceLine> taken)
    {
        var byName = memory.Services
            .Where(line => section.Groups.Contains(line.Monitor.Group, StringComparer.Ordinal) || line.Monitor.Tags.Any(section.Tags.Contains))
            .OrderBy(line => line.Monitor.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var line in section.Monitors.Select(memory.FindById).OfType<ServiceLine>().Concat(byName))
        {
            // What nobody has set up yet is of no interest to a visitor.
            if (line.Monitor.MissingSettings.Count == 0 && taken.Count < MaxServices && taken.TryAdd(line.Monitor.Id, line))
            {
                yield return line;
            }
        }
    }
}
