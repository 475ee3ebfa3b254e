using Nebula.Cli.Embedded;
using Nebula.Functions.Composition;
using Nebula.Homelab;
using Nebula.Platform.Configuration;
using Nebula.Platform.Database;
using Nebula.Homelab.Status.Checks;
using Nebula.Platform.ServiceMap;
using Nebula.Testing;
using Nebula.Testing.Snapshots;

namespace Nebula.Functions.Tests.Configuration;

public sealed class EnvExampleTests
{
    [Fact]
    public void Generate_AllOptionTypesAndTheMap_IsTheCommittedFile()
    {
        CommittedFile.AssertCurrent(".env.example", Generate());
    }

    [Fact]
    public void Generate_EveryLine_IsACommentSoThatACopyChangesNothing()
    {
        var settings = DotEnvFile.Parse(Generate(), ".env.example");

        Assert.Empty(settings);
    }

    [Fact]
    public void Generate_Uncommented_CanBeRead()
    {
        var uncommented = string.Join('\n', Generate().Split('\n').Select(line => line.StartsWith('#') && !line.StartsWith("# ") ? line[1..] : line));

        var settings = DotEnvFile.Parse(uncommented, ".env");

        Assert.Contains("NEBULA_POSTGRES", settings.Keys);
        Assert.Contains("GPU_MACHINE_ADDRESS", settings.Keys);
    }

    private static string Generate()
    {
        var map = new ServiceMapReader(CheckTypes.Formats, _ => null, TimeProvider.System).ReadFile(Path.Combine(Repository.Root, ServiceMapOptions.FileName));
        Assert.True(map.Valid);
        return EnvExample.Generate(
            [typeof(PostgresOptions).Assembly, typeof(HomelabMigrations).Assembly, typeof(EmbeddedPostgres).Assembly, typeof(NebulaApplication).Assembly],
            map.Variables.Select(variable => (variable.Name, variable.Description)));
    }
}
