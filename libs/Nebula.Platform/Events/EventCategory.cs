namespace Nebula.Platform.Events;

/// <summary>The part of the house that an event is about; rules and rights go by it.</summary>
public enum EventCategory
{
    /// <summary>Nebula itself: starts, settings, backups, migrations.</summary>
    System,

    /// <summary>Projects, pipelines and packages.</summary>
    Deployment,

    /// <summary>Machines, containers and monitored services.</summary>
    Server,

    /// <summary>Models, conversations, agents and images.</summary>
    Ai,

    /// <summary>Twitch, YouTube and Kick.</summary>
    Stream,

    /// <summary>The Discord bot.</summary>
    Discord,

    /// <summary>Sign-ins, refusals, keys and rights; seen by those who may read the audit.</summary>
    Security,

    /// <summary>What people do with their accounts.</summary>
    User,
}
