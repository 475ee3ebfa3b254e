using Nebula.Platform.ServiceMap;

namespace Nebula.Platform.Dashboards;

/// <summary>What a text says: a layout, or what is wrong with it and where.</summary>
public sealed record DashboardReading(DashboardLayout? Layout, IReadOnlyList<MapError> Errors);
