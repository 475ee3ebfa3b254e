using Nebula.Homelab.Status.History;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>What a check run by hand found, and what the monitor's state is after it.</summary>
public sealed record MonitorCheckAnswer(CheckResult Result, ServiceState State, string Reason);
