using System.Collections.Concurrent;
using System.Text.Json;
using Dapper;
using Nebula.Platform.Errors;
using Nebula.Platform.Json;
using Nebula.Platform.Secrets;
using Nebula.Platform.Secrets.Masking;
using Npgsql;

namespace Nebula.Homelab.Status.Checks.Http;

/// <summary>Keeps the secret headers of monitors, sealed, all of a monitor's together. What a check needs is opened once for each definition.</summary>
public sealed class HeaderVault(NpgsqlDataSource database, SecretCipher cipher, SecretMask mask)
{
    internal static readonly SealedColumn Column = new("monitor_secrets", "monitor_id", "sealed");

    // What people chose and is as short as this could be a word, which logs would then lack.
    private const int MinMasked = 12;

    private const string FindSql = "SELECT sealed FROM monitor_secrets WHERE monitor_id = @Id";

    private const string SaveSql = """
        INSERT INTO monitor_secrets (monitor_id, sealed) VALUES (@Id, @Sealed)
        ON CONFLICT (monitor_id) DO UPDATE SET sealed = excluded.sealed
        """;

    private const string DeleteSql = "DELETE FROM monitor_secrets WHERE monitor_id = @Id";

    private readonly ConcurrentDictionary<Guid, (int Version, KeptHeaders Kept)> _opened = new();

    /// <summary>Makes what is kept for a monitor what its check says, within the caller's transaction.</summary>
    /// <returns>Which header has no value, where one has none.</returns>
    internal async Task<Result> SaveAsync(NpgsqlConnection connection, Guid monitor, Check check, CancellationToken cancellationToken)
    {
        _opened.TryRemove(monitor, out _);
        if (check is not HttpCheck { Request.SecretHeaders: { Count: > 0 } given } http)
        {
            await connection.ExecuteAsync(new CommandDefinition(DeleteSql, new { Id = monitor }, cancellationToken: cancellationToken));
            return Result.Success;
        }

        var whole = await WithKeptAsync(connection, monitor, http.Url, given, cancellationToken);
        if (!whole.IsSuccess)
        {
            return whole.Error;
        }

        var text = JsonSerializer.Serialize(new KeptHeaders { Origin = KeptHeaders.OriginOf(http.Url), Values = whole.Value }, NebulaJson.Options);
        var sealedText = await cipher.SealAsync(text, Column.BindingOf(monitor.ToString()), cancellationToken);
        if (!sealedText.IsSuccess)
        {
            return sealedText.Error;
        }

        Hide(whole.Value);
        var row = new { Id = monitor, Sealed = sealedText.Value };
        await connection.ExecuteAsync(new CommandDefinition(SaveSql, row, cancellationToken: cancellationToken));
        return Result.Success;
    }

    /// <summary>What is kept for a monitor.</summary>
    internal async Task<Result<KeptHeaders>> OpenAsync(CheckOwner owner, CancellationToken cancellationToken)
    {
        if (_opened.TryGetValue(owner.Id, out var known) && known.Version == owner.Version)
        {
            return known.Kept;
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var opened = await OpenAsync(connection, owner.Id, cancellationToken);
        if (opened.IsSuccess && owner.Version is { } version)
        {
            _opened[owner.Id] = (version, opened.Value);
        }

        return opened;
    }

    private async Task<Result<KeptHeaders>> OpenAsync(NpgsqlConnection connection, Guid monitor, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(FindSql, new { Id = monitor }, cancellationToken: cancellationToken);
        if (await connection.QuerySingleOrDefaultAsync<byte[]>(command) is not { } sealedText)
        {
            return KeptHeaders.None;
        }

        var text = await cipher.OpenAsync(sealedText, Column.BindingOf(monitor.ToString()), cancellationToken);
        if (!text.IsSuccess)
        {
            return text.Error;
        }

        var kept = JsonSerializer.Deserialize<KeptHeaders>(text.Value, NebulaJson.Options)!;
        kept = kept with { Values = new Dictionary<string, string>(kept.Values, StringComparer.OrdinalIgnoreCase) };
        Hide(kept.Values);
        return kept;
    }

    private async Task<Result<Dictionary<string, string>>> WithKeptAsync(
        NpgsqlConnection connection, Guid monitor, Uri url, IReadOnlyDictionary<string, string?> given, CancellationToken cancellationToken)
    {
        var whole = given.Where(header => header.Value is not null).ToDictionary(header => header.Key, header => header.Value!);
        if (whole.Count == given.Count)
        {
            return whole;
        }

        var opened = await OpenAsync(connection, monitor, cancellationToken);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        foreach (var name in given.Keys.Where(name => !whole.ContainsKey(name)).ToList())
        {
            var value = opened.Value.ValueFor(url, name);
            if (!value.IsSuccess)
            {
                return Missing(name, value.Error.Detail);
            }

            whole[name] = value.Value;
        }

        return whole;
    }

    private static Error Missing(string name, string why) =>
        Error.Invalid("monitor_invalid", $"The monitor is not valid. check.secretHeaders.{name}: {why}", new FieldError($"check.secretHeaders.{name}", why));

    private void Hide(IReadOnlyDictionary<string, string> values)
    {
        foreach (var value in values.Values.Where(value => value.Length >= MinMasked))
        {
            mask.AddChosen(value);
        }
    }
}
