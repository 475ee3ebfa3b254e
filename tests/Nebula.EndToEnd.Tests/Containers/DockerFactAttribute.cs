namespace Nebula.EndToEnd.Tests.Containers;

/// <summary>A test that starts a Docker Engine of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DockerFactAttribute : FactAttribute
{
    public DockerFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists(DockerEngine.Daemon))
        {
            Skip = $"needs root on Linux and {DockerEngine.Daemon} (package docker.io)";
        }
    }
}
