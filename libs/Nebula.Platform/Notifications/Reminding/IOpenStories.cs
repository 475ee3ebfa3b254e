namespace Nebula.Platform.Notifications.Reminding;

/// <summary>Who tells of stories that go on for a while says which of them people may be reminded of.</summary>
public interface IOpenStories
{
    /// <summary>What goes on and waits for somebody: not what is over, and not what is under maintenance. Bounded.</summary>
    Task<IReadOnlyCollection<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Whether this one would be in the list; false for one that is somebody else's to tell.</summary>
    Task<bool> IsOpenAsync(string story, CancellationToken cancellationToken);
}
