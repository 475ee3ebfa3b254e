namespace Nebula.Homelab.Status.PublicPages;

/// <summary>How a page draws what was.</summary>
public enum UptimeBars
{
    /// <summary>Not at all, and no percentages either.</summary>
    None,

    /// <summary>One bar an hour.</summary>
    Day,

    /// <summary>One bar a day.</summary>
    Quarter,
}
