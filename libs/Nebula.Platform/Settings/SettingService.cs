using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Settings;

/// <summary>Shows, sets and resets settings. What it has said yes to is in force in this process, and in others within seconds.</summary>
public sealed class SettingService
{
    /// <summary>The most characters of a value that is no secret.</summary>
    public const int MaxLength = 4096;

    /// <summary>The most changes on a page of the history.</summary>
    public const int MaxHistory = 100;

    private readonly SettingCatalog _catalog;
    private readonly StoredSettings _stored;
    private readonly SettingView _view;
    private readonly MapSettings _map;
    private readonly SettingsWatcher _watcher;
    private readonly NpgsqlDataSource _database;
    private readonly SecretCipher _cipher;
    private readonly TimeProvider _time;

    internal SettingService(
        SettingCatalog catalog,
        StoredSettings stored,
        SettingSources sources,
        MapSettings map,
        SettingsWatcher watcher,
        NpgsqlDataSource database,
        SecretCipher cipher,
        TimeProvider time) =>
        (_catalog, _stored, _view, _map, _watcher, _database, _cipher, _time) =
            (catalog, stored, new SettingView(stored, sources), map, watcher, database, cipher, time);

    private IEnumerable<SettingDefinition> Definitions => _catalog.All.Concat(_map.All.Where(variable => _catalog.Find(variable.Key) is null));

    public SettingList List() => new([.. Definitions.GroupBy(definition => definition.Group).SelectMany(group => group).Select(_view.Of)]);

    /// <summary>The changes of a setting, the latest first.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="before">Only versions below; null for the latest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<SettingHistory>> HistoryAsync(string key, int? before, int limit, CancellationToken cancellationToken)
    {
        var found = Find(key);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        if (limit is < 1 or > MaxHistory)
        {
            return Error.Invalid("query_invalid", "The query parameter limit is not valid.", new FieldError("limit", $"It must be from 1 to {MaxHistory}."));
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var changes = await SettingStore.HistoryAsync(connection, key, before ?? int.MaxValue, limit + 1, cancellationToken);
        var items = changes.Take(limit).ToList();
        return new SettingHistory(items, changes.Count > limit ? items[^1].Version : null);
    }

    /// <summary>Puts a value in place of what counted.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="version">The version that is replaced.</param>
    /// <param name="value">As the environment would have it.</param>
    /// <param name="caller">Who wants it.</param>
    /// <param name="actor">The same, for the audit log.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<Setting>> SetAsync(
        string key, int version, string value, Principal caller, Actor actor, CancellationToken cancellationToken)
    {
        var found = FindFor(key, caller);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var text = found.Value.Secret ? value : value.Trim();
        var fault = FaultOf(found.Value, text);
        return fault is null
            ? await ChangeAsync(found.Value, version, text, actor, cancellationToken)
            : Error.Invalid("setting_invalid", $"{key} cannot be set to this.", new FieldError("value", fault));
    }

    /// <summary>Takes the value of the database away, so that the environment or the default counts again.</summary>
    public async Task<Result<Setting>> ResetAsync(string key, int version, Principal caller, Actor actor, CancellationToken cancellationToken)
    {
        var found = FindFor(key, caller);
        return found.IsSuccess ? await ChangeAsync(found.Value, version, null, actor, cancellationToken) : found.Error;
    }

    private async Task<Result<Setting>> ChangeAsync(
        SettingDefinition definition, int version, string? value, Actor actor, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        await using (var connection = await _database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            var row = await SettingStore.LockAsync(connection, definition.Key, actor.Name, now, cancellationToken);
            if (row.Version != version)
            {
                return Error.Conflict("setting_changed", $"{row.UpdatedBy} changed {definition.Key} meanwhile; look at it again, then decide.");
            }

            var next = await NextAsync(definition, row, value, actor, now, cancellationToken);
            if (!next.IsSuccess)
            {
                return next.Error;
            }

            // Nothing to change, nothing to tell.
            var isSame = value is null ? !row.IsSet : row.Value is not null && row.Value == value;
            if (!isSame)
            {
                await WriteAsync(connection, definition, row, next.Value, actor, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
        }

        await _watcher.LookAsync(cancellationToken);
        return _view.Of(definition);
    }

    private async Task<Result<SettingRow>> NextAsync(
        SettingDefinition definition, SettingRow row, string? value, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = row with { Value = null, Sealed = null, Version = row.Version + 1, UpdatedAt = now, UpdatedBy = actor.Name };
        if (value is null || !definition.Secret)
        {
            return next with { Value = value };
        }

        var sealedValue = await _cipher.SealAsync(value, SettingStore.Column.BindingOf(row.Id.ToString()), cancellationToken);
        return sealedValue.IsSuccess ? next with { Sealed = sealedValue.Value } : sealedValue.Error;
    }

    private static async Task WriteAsync(
        NpgsqlConnection connection, SettingDefinition definition, SettingRow row, SettingRow next, Actor actor, CancellationToken cancellationToken)
    {
        var change = new SettingChange
        {
            Version = next.Version,
            ChangedAt = next.UpdatedAt,
            ChangedBy = actor.Name,
            Secret = definition.Secret,
            WasSet = row.IsSet,
            IsSet = next.IsSet,
            BeforeValue = row.Value,
            AfterValue = next.Value,
        };
        await SettingStore.UpdateAsync(connection, next, change, cancellationToken);
        var entry = new AuditEntry(actor, next.IsSet ? AuditActions.SettingSet : AuditActions.SettingReset, AuditOutcome.Done)
        {
            Target = $"setting:{definition.Key}",
            TargetName = definition.Label,
            Before = new { isSet = row.IsSet, value = row.Value },
            After = new { isSet = next.IsSet, value = next.Value },
        };
        await AuditTrail.AppendAsync(connection, entry, next.UpdatedAt, cancellationToken);
        var happened = new SettingChanged(definition.Key, next.IsSet, actor.Name);
        await EventOutbox.AppendAsync(connection, happened, actor.Name, next.UpdatedAt, cancellationToken);
    }

    private string? FaultOf(SettingDefinition definition, string value)
    {
        var (least, most) = definition.Secret ? (SecretStore.MinLength, SecretStore.MaxLength) : (1, MaxLength);
        if (value.Length < least || value.Length > most)
        {
            return value.Length == 0
                ? "It is empty; to have the environment or the default count again, reset it."
                : $"It has {value.Length} characters, and must have {least} to {most}.";
        }

        if (value.Any(char.IsControl))
        {
            return "It has a line break or a control character in it.";
        }

        return _catalog.Find(definition.Key) is null
            ? _map.FaultOf(definition.Key, value)
            : _stored.FaultOf(definition.Key, value, _stored.InForce());
    }

    /// <summary>Whether it is a secret or dangerous; false for one that does not exist.</summary>
    public bool IsGuarded(string key) => Find(key) is { IsSuccess: true, Value.IsGuarded: true };

    private Result<SettingDefinition> FindFor(string key, Principal caller)
    {
        var found = Find(key);
        if (found is { IsSuccess: true, Value.Locked: { } reason })
        {
            return Error.Conflict("setting_locked", $"{key} is not set here: {reason}");
        }

        return found is { IsSuccess: true, Value.IsGuarded: true } && !caller.Has(Permissions.SettingsSecure)
            ? Error.Forbidden("permission_missing", $"{key} needs the permission {Permissions.SettingsSecure}, which {caller.Name} does not have.")
            : found;
    }

    private Result<SettingDefinition> Find(string key)
    {
        var definitions = Definitions.ToDictionary(definition => definition.Key, StringComparer.Ordinal);
        return definitions.TryGetValue(key, out var definition)
            ? definition
            : Error.NotFound("setting_not_found", $"There is no such setting. {Suggestion.For(key, definitions.Keys)}");
    }
}
