using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Settings;

/// <summary>
/// What the database has, as this process knows it, and in force as far as it is valid: a row that somebody changed by hand, or that an
/// older version allowed, is left out and shown as such. Without the database, what was read last counts on.
/// </summary>
internal sealed class StoredSettings(SettingCatalog catalog, IConfigurationRoot configuration, SettingsConfigurationProvider provider)
{
    private FrozenDictionary<string, string?> _atStart = FrozenDictionary<string, string?>.Empty;
    private State _state = new("", FrozenDictionary<string, SettingRow>.Empty, FrozenDictionary<string, string>.Empty, []);

    public IConfigurationRoot Configuration => configuration;

    /// <summary>Of the state that is in force.</summary>
    public string Mark => _state.Mark;

    public SettingRow? RowOf(string key) => _state.Rows.GetValueOrDefault(key);

    /// <summary>The stored values that are not in force, and why.</summary>
    public IReadOnlyDictionary<string, string> Faults => _state.Faults;

    /// <summary>The stored values that no text may show, in force or not.</summary>
    public IReadOnlyList<string> Secrets => _state.Secrets;

    /// <summary>Why a stored value is not in force.</summary>
    public string? FaultOf(string key) => _state.Faults.GetValueOrDefault(key);

    /// <summary>Whether the process still runs with another value, because this one counts from the next start on.</summary>
    public bool IsPending(string key) => _atStart.TryGetValue(key, out var value) && value != configuration[key];

    /// <summary>From here on, settings that need a restart are compared with their values of now.</summary>
    public void RememberStart() => _atStart = catalog.All
        .Where(definition => definition.NeedsRestart)
        .ToFrozenDictionary(definition => definition.Key, definition => configuration[definition.Key], StringComparer.Ordinal);

    /// <summary>Puts in force what the database has now.</summary>
    public async Task ReadAsync(NpgsqlConnection connection, SecretCipher cipher, CancellationToken cancellationToken)
    {
        // The mark first: a change in between is read again at the next look.
        var mark = await SettingStore.MarkAsync(connection, cancellationToken);
        var rows = await SettingStore.ListAsync(connection, cancellationToken);
        var accepted = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var secrets = new List<string>();
        foreach (var row in rows.Where(row => row.IsSet))
        {
            var (value, fault) = await OpenAsync(row, cipher, cancellationToken);
            if (row.Sealed is not null && value is not null)
            {
                secrets.Add(value);
            }

            fault ??= FaultOf(row.Key, value!, accepted);
            if (fault is not null)
            {
                faults[row.Key] = fault;
                continue;
            }

            accepted[row.Key] = value!;
        }

        _state = new State(mark, rows.ToFrozenDictionary(row => row.Key, StringComparer.Ordinal), faults.ToFrozenDictionary(StringComparer.Ordinal), secrets);
        provider.Replace(accepted);
    }

    /// <summary>What a start with these values would complain about; null for nothing.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="value">Its new value.</param>
    /// <param name="others">What else the database has.</param>
    public string? FaultOf(string key, string value, IEnumerable<KeyValuePair<string, string>> others)
    {
        if (catalog.Find(key) is not { } definition)
        {
            return MapVariableRule.Fits(key) ? MapVariableRule.FaultOf(value) : "is no setting of this version.";
        }

        if (definition.Locked is { } reason)
        {
            return reason;
        }

        var overlay = OverlaidConfiguration.Of(configuration, others.Where(other => other.Key != key).Append(KeyValuePair.Create(key, value)));
        return catalog.Check(key, overlay) is { Count: > 0 } faults ? string.Join(' ', faults) : null;
    }

    /// <summary>What is in force of the database.</summary>
    public IEnumerable<KeyValuePair<string, string>> InForce() => _state.Rows.Keys
        .Where(key => _state.Rows[key].IsSet && !_state.Faults.ContainsKey(key))
        .Select(key => KeyValuePair.Create(key, configuration[key] ?? ""));

    private static async Task<(string? Value, string? Fault)> OpenAsync(SettingRow row, SecretCipher cipher, CancellationToken cancellationToken)
    {
        if (row.Sealed is not { } sealedValue)
        {
            return (row.Value, null);
        }

        try
        {
            var opened = await cipher.OpenAsync(sealedValue, SettingStore.Column.BindingOf(row.Id.ToString()), cancellationToken);
            return (opened.Value, opened.Error?.Detail);
        }
        catch (SecretKeyException exception)
        {
            return (null, exception.Message);
        }
    }

    private sealed record State(string Mark, FrozenDictionary<string, SettingRow> Rows, FrozenDictionary<string, string> Faults, IReadOnlyList<string> Secrets);
}
