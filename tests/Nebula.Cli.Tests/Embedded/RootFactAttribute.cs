namespace Nebula.Cli.Tests.Embedded;

/// <summary>A test of what only happens to root, who hands PostgreSQL to another user.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            Skip = "needs root on Linux";
        }
    }
}
