using System.Text.Json.Nodes;

namespace Nebula.Platform.ServiceMap.Format;

/// <summary>One type of check as the map knows it. Whoever runs the checks says which types there are; reader and schema follow.</summary>
/// <param name="Type">Its name: <c>http</c>. A kind of service has the same name.</param>
/// <param name="Target">What it is pointed at.</param>
/// <param name="Members">The members of <c>check:</c> it takes, beside those that every check has and those that say where.</param>
public sealed record CheckFormat(string Type, CheckTarget Target, IReadOnlyList<MapMember> Members)
{
    /// <summary>The usual port; null: the map must give one.</summary>
    public int? DefaultPort { get; init; }

    /// <summary>The path that is appended to the service's address can be given.</summary>
    public bool TakesPath { get; init; }

    /// <summary>It can be of this installation's own server: <c>connection: nebula</c>.</summary>
    public bool TakesConnection { get; init; }

    /// <summary>It must not be run more often than this.</summary>
    public int MinIntervalSeconds { get; init; } = 5;

    /// <summary>How often it is run where the map says nothing; null: as all others.</summary>
    public int? UsualIntervalSeconds { get; init; }

    /// <summary>
    /// What is wrong with a check whose members are well-formed each, by member; asked once everything is known. The object is the API's <c>Check</c>.
    /// </summary>
    public Func<JsonObject, IReadOnlyList<CheckFault>> Faults { get; init; } = _ => [];
}
