using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Settings;

/// <summary>The settings of all option types of this process, and whether a value would do.</summary>
internal sealed class SettingCatalog
{
    private readonly Dictionary<string, SettingDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly ILookup<string, IOptionsProbe> _probes;

    public SettingCatalog(IReadOnlyList<IOptionsProbe> probes)
    {
        var options = probes.SelectMany(probe => VariablesOf(probe).Select(variable => (Probe: probe, variable.Property, variable.Variable))).ToList();
        foreach (var (probe, property, variable) in options)
        {
            _definitions.TryAdd(variable.Name, Define(probe, property, variable));
        }

        _probes = options.ToLookup(option => option.Variable.Name, option => option.Probe);
    }

    /// <summary>In the order of their registration, so that a group stays together.</summary>
    public IReadOnlyCollection<SettingDefinition> All => _definitions.Values;

    public SettingDefinition? Find(string key) => _definitions.GetValueOrDefault(key);

    /// <summary>What the start would complain about with this configuration, of the option types that read the setting.</summary>
    public IReadOnlyList<string> Check(string key, IConfiguration configuration) =>
        [.. _probes[key].SelectMany(probe => probe.Check(configuration)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<(PropertyInfo Property, EnvironmentVariableAttribute Variable)> VariablesOf(IOptionsProbe probe) =>
        from property in probe.OptionsType.GetProperties()
        let variable = property.GetCustomAttribute<EnvironmentVariableAttribute>()
        where variable is not null
        select (property, variable);

    private static SettingDefinition Define(IOptionsProbe probe, PropertyInfo property, EnvironmentVariableAttribute variable)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var allowed = type.IsEnum
            ? EnvironmentValue.NamesOf(type)
            : property.GetCustomAttribute<AllowedValuesAttribute>()?.Values.OfType<string>() ?? [];
        return new SettingDefinition(variable.Name, variable.Label ?? variable.Name, variable.Description, probe.SectionName, KindOf(type, allowed.Any()))
        {
            SectionKey = ConfigurationPath.Combine(probe.SectionName, property.Name),
            Allowed = [.. allowed],
            Unit = variable.Unit,
            Example = variable.Example,
            Default = variable.Secret ? null : EnvironmentValue.Format(property.GetValue(Activator.CreateInstance(probe.OptionsType))),
            Secret = variable.Secret,
            Dangerous = variable.Dangerous,
            NeedsRestart = variable.NeedsRestart,
            Locked = variable.Locked,
        };
    }

    private static SettingKind KindOf(Type type, bool isChoice) => type switch
    {
        _ when isChoice => SettingKind.Choice,
        _ when type == typeof(string[]) => SettingKind.List,
        _ when type == typeof(int) || type == typeof(long) => SettingKind.Number,
        _ when type == typeof(TimeSpan) => SettingKind.Duration,
        _ when type == typeof(bool) => SettingKind.Boolean,
        _ when type == typeof(Uri) => SettingKind.Url,
        _ => SettingKind.Text,
    };
}
