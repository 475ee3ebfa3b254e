namespace Nebula.Platform.Dashboards;

/// <summary>Where the layout that somebody sees comes from.</summary>
public enum DashboardSource
{
    /// <summary>Nobody has arranged anything: every service by its group.</summary>
    Default,

    /// <summary>The owner arranged it for everybody.</summary>
    Shared,

    /// <summary>One's own.</summary>
    Own,

    /// <summary><c>dashboard.yml</c>: nobody arranges anything on the page.</summary>
    File,
}
