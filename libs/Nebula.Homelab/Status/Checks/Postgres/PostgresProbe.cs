using Nebula.Platform.Outbound;
using Npgsql;

namespace Nebula.Homelab.Status.Checks.Postgres;

internal sealed class PostgresProbe(NpgsqlDataSource own, OutboundConnector connector, TimeProvider time) : Probe<PostgresCheck>
{
    protected override async Task<ProbeOutcome> RunAsync(PostgresCheck check, OutboundTrace trace, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (check.Endpoint is not { } endpoint)
        {
            return await QueryAsync(started, cancellationToken);
        }

        using var socket = await connector.ConnectAsync(endpoint.Host, endpoint.Port, OutboundPolicy.Monitors, trace, cancellationToken);
        var answer = await PostgresHandshake.RunAsync(socket, cancellationToken);
        var took = time.GetElapsedTime(started);
        return ProbeOutcome.Of(answer.State, $"{answer.Text}, {DurationText.Of(took)}", took, ProbeOutcome.NothingSeen with
        {
            Expected = "an answer of the PostgreSQL protocol",
            Actual = answer.Text,
            Detail = "without credentials: it answers, which does not prove that a query would succeed",
            Facts = new Dictionary<string, string> { ["tls"] = answer.HasTls ? "offered" : "not offered" },
        });
    }

    private async Task<ProbeOutcome> QueryAsync(long started, CancellationToken cancellationToken)
    {
        await using var connection = await own.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.ExecuteScalarAsync(cancellationToken);
        var took = time.GetElapsedTime(started);
        var version = connection.PostgreSqlVersion.ToString();
        return ProbeOutcome.Of(ServiceState.Up, $"PostgreSQL {version}, SELECT 1 in {DurationText.Of(took)}", took, ProbeOutcome.NothingSeen with
        {
            Expected = "an answer to SELECT 1",
            Actual = $"1 after {DurationText.Of(took)}",
            Facts = new Dictionary<string, string> { ["version"] = version },
        });
    }
}
