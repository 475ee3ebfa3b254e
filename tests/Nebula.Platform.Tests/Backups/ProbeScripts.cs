using System.Reflection;
using System.Text;
using Moq;

namespace Nebula.Platform.Tests.Backups;

/// <summary>An assembly that brings these migrations: a build that is newer than this one.</summary>
internal static class ProbeScripts
{
    public static Assembly Of(params (string Name, string Sql)[] scripts)
    {
        var assembly = new Mock<Assembly>();
        assembly.Setup(a => a.GetManifestResourceNames()).Returns([.. scripts.Select(script => $"Probe.Migrations.{script.Name}")]);
        foreach (var (name, sql) in scripts)
        {
            assembly.Setup(a => a.GetManifestResourceStream($"Probe.Migrations.{name}")).Returns(() => new MemoryStream(Encoding.UTF8.GetBytes(sql)));
        }

        return assembly.Object;
    }
}
