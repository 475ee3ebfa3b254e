using System.Text.Json;
using Dapper;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Json;
using Npgsql;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>The service map that was last put in force.</summary>
internal sealed class StatusMapStore
{
    private const string ReadSql = "SELECT version AS Version, loaded_at AS LoadedAt, nodes::text AS Nodes, networks::text AS Networks FROM status_map";

    private const string SaveSql = """
        INSERT INTO status_map (version, loaded_at, nodes, networks) VALUES (@Version, @LoadedAt, @Nodes::jsonb, @Networks::jsonb)
        ON CONFLICT (only_row) DO UPDATE SET
            version = excluded.version, loaded_at = excluded.loaded_at, nodes = excluded.nodes, networks = excluded.networks
        """;

    // Nodes that left the map leave nothing behind: their state is that of their services.
    private const string ForgetSql = "DELETE FROM node_states WHERE node <> ALL(@Ids) AND NOT starts_with(node, 'network:')";

    public async Task<AppliedMap?> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<MapRow>(new CommandDefinition(ReadSql, cancellationToken: cancellationToken));
        return row is null
            ? null
            : new AppliedMap(row.Version, row.LoadedAt, Read<NodeFacts>(row.Nodes)) { Networks = Read<NetworkFacts>(row.Networks) };
    }

    public async Task SaveAsync(NpgsqlConnection connection, AppliedMap map, CancellationToken cancellationToken)
    {
        var parameters = new { map.Version, map.LoadedAt, Nodes = Write(map.Nodes), Networks = Write(map.Networks) };
        await connection.ExecuteAsync(new CommandDefinition(SaveSql, parameters, cancellationToken: cancellationToken));
        var ids = map.Nodes.Select(node => node.Id).ToArray();
        await connection.ExecuteAsync(new CommandDefinition(ForgetSql, new { Ids = ids }, cancellationToken: cancellationToken));
    }

    private static List<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, NebulaJson.Options)!;

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, NebulaJson.Options);

    private sealed record MapRow
    {
        public required string Version { get; init; }

        public required DateTimeOffset LoadedAt { get; init; }

        public required string Nodes { get; init; }

        public required string Networks { get; init; }
    }
}
