namespace Nebula.Platform.Events;

/// <summary>Where in its story an event stands: the feed folds the events of one story into one line.</summary>
public enum StoryPhase
{
    /// <summary>It began.</summary>
    Start,

    /// <summary>It goes on.</summary>
    Progress,

    /// <summary>It is over.</summary>
    End,
}
