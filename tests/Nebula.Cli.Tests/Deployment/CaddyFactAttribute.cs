namespace Nebula.Cli.Tests.Deployment;

/// <summary>A test on the real Caddy, which <c>./nebula test</c> installs where it may.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CaddyFactAttribute : FactAttribute
{
    public CaddyFactAttribute()
    {
        if (!File.Exists(CaddyEdge.Program))
        {
            Skip = $"{CaddyEdge.Program} is not installed (package caddy)";
        }
    }
}
