namespace Nebula.Homelab.Status.Monitors;

/// <summary>Who owns a monitor's definition.</summary>
public enum MonitorSource
{
    /// <summary>service-map.yml; it is changed there.</summary>
    File,

    /// <summary>Made on a page or by the API.</summary>
    Page,
}
