using Nebula.Homelab.Status.History;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>What was understood, and what its check found just now. Nothing was saved.</summary>
public sealed record MonitorPreview(MonitorInput Inferred, CheckResult Result);
