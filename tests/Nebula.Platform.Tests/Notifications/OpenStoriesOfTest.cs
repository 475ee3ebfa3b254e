using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Notifications.Reminding;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>Says that stories go on, as long as the test does.</summary>
internal sealed class OpenStoriesOfTest : IOpenStories
{
    private readonly HashSet<string> _stories = [];

    public void Add(Guid incident) => _stories.Add(IncidentStory.Of(incident));

    /// <summary>They are over, or under maintenance.</summary>
    public void Clear() => _stories.Clear();

    public Task<IReadOnlyCollection<string>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyCollection<string>>(_stories);

    public Task<bool> IsOpenAsync(string story, CancellationToken cancellationToken) => Task.FromResult(_stories.Contains(story));
}
