using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Platform.Json;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks;

/// <summary>Every monitor type there is: a folder each, found by itself.</summary>
public static class CheckTypes
{
    internal static IReadOnlyList<ICheckType> All { get; } =
    [
        .. typeof(CheckTypes).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(ICheckType)))
            .Select(type => (ICheckType)Activator.CreateInstance(type)!)
            .OrderBy(type => type.Name != "http").ThenBy(type => type.Name, StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, ICheckType> ByName = All.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary><c>http</c>, then the others by name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(type => type.Name)];

    /// <summary>The types as the service map knows them.</summary>
    public static CheckFormats Formats { get; } = new(All.Select(FormatOf));

    /// <summary>The members that only some types have, as the API's schema tells them.</summary>
    public static IReadOnlyList<MapMember> OwnMembers { get; } =
        [.. All.SelectMany(type => type.Members.Concat(type.SecretMembers)).Where(member => member.Name != CheckMembers.VerifyTls.Name).DistinctBy(member => member.Name)];

    internal static ICheckType Of(string name) => ByName[name];

    internal static ICheckType? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);

    /// <summary>How many retries a monitor of this type has where nobody says.</summary>
    internal static int UsualRetriesOf(string? name) => Find(name)?.UsualRetries ?? Monitors.MonitorValidator.DefaultRetries;

    /// <summary>What a type's conditions can look at.</summary>
    internal static IReadOnlyList<string> SubjectsOf(ICheckType type) => [SubjectNames.Time, .. type.Subjects];

    private static CheckFormat FormatOf(ICheckType type) => new(type.Name, type.Target, [.. type.Members, .. CheckMembers.OfEveryType])
    {
        DefaultPort = type.DefaultPort,
        TakesPath = type.TakesPath,
        TakesConnection = type.TakesConnection,
        MinIntervalSeconds = type.MinIntervalSeconds,
        UsualIntervalSeconds = type.UsualIntervalSeconds,
        Faults = FaultsOf,
    };

    private static IReadOnlyList<CheckFault> FaultsOf(JsonObject check) =>
        CheckParser.Parse(check.Deserialize<CheckInput>(NebulaJson.Options), "") is { IsSuccess: false, Error: var error }
            ? [.. error.Fields.Select(field => new CheckFault(field.Field, field.Message))]
            : [];
}
