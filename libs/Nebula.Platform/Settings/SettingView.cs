namespace Nebula.Platform.Settings;

/// <summary>A setting as the API shows it.</summary>
internal sealed class SettingView(StoredSettings stored, SettingSources sources)
{
    public Setting Of(SettingDefinition definition)
    {
        var found = sources.Of(definition).ToList();
        var row = stored.RowOf(definition.Key);
        return new Setting
        {
            Key = definition.Key,
            Label = definition.Label,
            Description = definition.Description,
            Group = definition.Group,
            Kind = definition.Kind,
            Allowed = definition.Allowed,
            Unit = definition.Unit,
            Example = definition.Example,
            Secret = definition.Secret,
            Dangerous = definition.Dangerous,
            Locked = definition.Locked,
            NeedsRestart = definition.NeedsRestart,
            RestartPending = stored.IsPending(definition.Key),
            IsSet = found[0].Kind != SettingSourceKind.Default,
            Source = found[0],
            Beneath = row is { IsSet: true } ? found.First(source => source.Kind != SettingSourceKind.Database) : null,
            Version = row?.Version ?? 0,
            ChangedAt = row?.UpdatedAt,
            ChangedBy = row?.UpdatedBy,
            Fault = stored.FaultOf(definition.Key),
        };
    }
}
