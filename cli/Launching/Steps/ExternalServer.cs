using System.Net;
using Nebula.Cli.Commands;
using Nebula.Cli.Diagnostics;
using Nebula.Cli.Installation;
using Nebula.Platform.Database;
using StackExchange.Redis;

namespace Nebula.Cli.Launching.Steps;

/// <summary>Whether the servers that settings name are there at all. Their addresses are shown, never their passwords.</summary>
internal static class ExternalServer
{
    private const int RedisPort = 6379;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<Problem?> ProbePostgresAsync(string connection, CancellationToken cancellationToken)
    {
        var parsed = PostgresConnection.Parse(connection);
        return parsed.IsSuccess
            ? await ProbeAsync(LauncherSettings.Postgres, parsed.Value.Host!, parsed.Value.Port, cancellationToken)
            : Malformed(LauncherSettings.Postgres, parsed.Error.Detail, "postgresql://user:password@host:5432");
    }

    public static async Task<Problem?> ProbeRedisAsync(string connection, CancellationToken cancellationToken) =>
        RedisAddress(connection) is var (host, port)
            ? await ProbeAsync(LauncherSettings.Redis, host, port, cancellationToken)
            : Malformed(LauncherSettings.Redis, "names no host", "redis://:password@host:6379");

    private static (string Host, int Port)? RedisAddress(string connection)
    {
        if (Uri.TryCreate(connection, UriKind.Absolute, out var uri) && uri.Scheme is "redis" or "rediss")
        {
            return uri.Host.Length > 0 ? (uri.Host, uri.Port > 0 ? uri.Port : RedisPort) : null;
        }

        try
        {
            return ConfigurationOptions.Parse(connection).EndPoints.FirstOrDefault() switch
            {
                DnsEndPoint { Host.Length: > 0 } dns => (dns.Host, dns.Port == 0 ? RedisPort : dns.Port),
                IPEndPoint ip => (ip.Address.ToString(), ip.Port == 0 ? RedisPort : ip.Port),
                _ => null,
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static async Task<Problem?> ProbeAsync(string setting, string host, int port, CancellationToken cancellationToken) =>
        await Neighbours.AnswersAsync(host, port, Patience, cancellationToken)
            ? null
            : new Problem(
                ExitCodes.ServerUnreachable,
                $"{setting} names {host}:{port}, which does not answer.",
                $"Start that server, correct {setting}, or unset it to use the embedded one.");

    private static Problem Malformed(string setting, string why, string example) =>
        new(ExitCodes.ServerUnreachable, $"{setting} {why}.", $"Write it as {example}");
}
