using Nebula.Platform.Cache;
using Nebula.Platform.Database;
using Nebula.Platform.Outbound;

namespace Nebula.Platform.Tests.Outbound;

public sealed class OwnEndpointsTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("postgresql://me:x@db.lan/postgres", "db.lan 5432")]
    [InlineData("postgresql://me:x@10.0.0.5:6000/postgres", "10.0.0.5 6000")]
    [InlineData("Host=a,b:6001;Port=6000;Username=me", "a 6000, b 6001")]
    [InlineData("Host=/var/run/postgresql;Username=me", "")]
    public void Of_Postgres_NamesEveryHostWithItsPort(string? connection, string expected)
    {
        var endpoints = OwnEndpoints.Of(new PostgresOptions { Connection = connection });

        Assert.Equal(expected, string.Join(", ", endpoints.Select(endpoint => $"{endpoint.Host} {endpoint.Port}")));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("redis://:x@cache.lan", "cache.lan 6379")]
    [InlineData("10.0.0.6:7000,password=x", "10.0.0.6 7000")]
    public void Of_Redis_NamesItsEndpoint(string? connection, string expected)
    {
        var endpoints = OwnEndpoints.Of(new RedisOptions { Connection = connection });

        Assert.Equal(expected, string.Join(", ", endpoints.Select(endpoint => $"{endpoint.Host} {endpoint.Port}")));
    }
}
