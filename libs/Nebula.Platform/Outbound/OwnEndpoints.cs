using System.Globalization;
using System.Net;
using Nebula.Platform.Cache;
using Nebula.Platform.Database;

namespace Nebula.Platform.Outbound;

/// <summary>Where this installation's own servers are, from their connection settings. Unix sockets are left out: nobody can dial those over TCP.</summary>
internal static class OwnEndpoints
{
    public static IEnumerable<ProtectedEndpoint> Of(PostgresOptions postgres)
    {
        if (!postgres.IsConfigured || PostgresConnection.Parse(postgres.Connection!) is not { IsSuccess: true, Value: { } connection })
        {
            return [];
        }

        // Npgsql takes several hosts by commas, each with a port of its own or the common one.
        return (connection.Host ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(host => !host.StartsWith('/'))
            .Select(host => Of(host, connection.Port));
    }

    public static IEnumerable<ProtectedEndpoint> Of(RedisOptions redis)
    {
        if (!redis.IsConfigured || RedisConnection.Parse(redis.Connection!) is not { IsSuccess: true, Value: { } connection })
        {
            return [];
        }

        return connection.EndPoints.Select(endpoint => endpoint switch
        {
            DnsEndPoint dns => new ProtectedEndpoint(dns.Host, dns.Port, "Redis"),
            IPEndPoint ip => new ProtectedEndpoint(ip.Address.ToString(), ip.Port, "Redis"),
            _ => null,
        }).OfType<ProtectedEndpoint>();
    }

    private static ProtectedEndpoint Of(string host, int commonPort)
    {
        var colon = host.LastIndexOf(':');
        var isAddressAlone = host.AsSpan(0, Math.Max(colon, 0)).Contains(':') && !host.StartsWith('[');
        return colon > 0 && !isAddressAlone && int.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new ProtectedEndpoint(host[..colon], port, "PostgreSQL")
            : new ProtectedEndpoint(host, commonPort, "PostgreSQL");
    }
}
