namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a monitored schedule stands; times are local.</summary>
public class ScheduleStatus
{
    /// <summary>The last run, or the default value before the first.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next run.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this was written.</summary>
    public DateTime LastUpdated { get; set; }
}
