using Nebula.Platform.ServiceMap;
using Nebula.Platform.ServiceMap.Reading;

namespace Nebula.Platform.Settings;

/// <summary>The variables of the service map as settings: addresses of machines, mostly.</summary>
internal sealed class MapSettings(ServiceMapProvider maps, StoredSettings stored, ServiceMapReader reader)
{
    public const string Group = "ServiceMap";

    public IEnumerable<SettingDefinition> All => maps.Current.Variables.Select(Define);

    /// <summary>What the map would say to the value; null for nothing.</summary>
    public string? FaultOf(string key, string value)
    {
        if (MapVariableRule.FaultOf(value) is { } fault)
        {
            return $"{key}: {fault}";
        }

        // A map that is broken anyhow says nothing about the value.
        var map = maps.Current;
        return map.Valid
            ? reader.With(name => name == key ? value : stored.Configuration[name]).ReadFile(map.Path).Errors.FirstOrDefault()?.Message
            : null;
    }

    private static SettingDefinition Define(MapVariable variable) => new(variable.Name, variable.Name, variable.Description, Group, SettingKind.Text)
    {
        Locked = MapVariableRule.Fits(variable.Name) ? null
            : ReservedVariables.FaultOf(variable.Name) ?? "The process gets it from ./nebula up or from its environment.",
    };
}
