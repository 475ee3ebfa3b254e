using Nebula.Runtime.Hosting;

namespace Nebula.Runtime.Admin;

/// <summary>
/// GET /admin/host/status. A host that fails to start does not live to tell, so there is no list of errors here.
/// </summary>
internal sealed record HostStatus(
    string Id,
    HostPhase State,
    string Version,
    string VersionDetails,
    string InstanceId,
    string ComputerName,
    long ProcessUptime,
    string FunctionAppContentEditingState);
