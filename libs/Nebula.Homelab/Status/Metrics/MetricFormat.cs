namespace Nebula.Homelab.Status.Metrics;

/// <summary>How metrics are written.</summary>
public enum MetricFormat
{
    /// <summary>Prometheus' text format 0.0.4.</summary>
    Prometheus,

    /// <summary>OpenMetrics 1.0.0.</summary>
    OpenMetrics,
}
