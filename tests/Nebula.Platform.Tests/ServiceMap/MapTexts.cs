using System.Text;
using Microsoft.Extensions.Time.Testing;
using Nebula.Platform.ServiceMap;

namespace Nebula.Platform.Tests.ServiceMap;

/// <summary>Reads maps written in tests.</summary>
internal static class MapTexts
{
    public static ServiceMapSnapshot Read(string yaml, params (string Name, string Value)[] variables) =>
        Read(Encoding.UTF8.GetBytes(yaml), variables);

    public static ServiceMapSnapshot Read(byte[] yaml, params (string Name, string Value)[] variables)
    {
        var values = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        return new ServiceMapReader(SampleChecks.Formats, values.GetValueOrDefault, new FakeTimeProvider()).Read("service-map.yml", yaml);
    }

    /// <summary>The map's only service, from its members, with one node and one variable at hand.</summary>
    public static MappedService Service(string members, params (string Name, string Value)[] variables)
    {
        var map = Read(WithService(members), variables);
        Assert.Equal([], map.Errors);
        return Assert.Single(map.Services);
    }

    /// <summary>The only error that the members of a service give.</summary>
    public static MapError ServiceError(string members, params (string Name, string Value)[] variables) =>
        Assert.Single(Read(WithService(members), variables).Errors);

    /// <summary>The members begin in line 11, at column 5.</summary>
    public static string WithService(string members) =>
        $$"""
        version: 1
        variables:
          NAS_ADDRESS: The NAS
          NAS_PORT: Its port
        nodes:
          nas:
            addresses:
              lan: ${NAS_ADDRESS}
        services:
          app:
            {{members.ReplaceLineEndings("\n    ")}}
        """;
}
