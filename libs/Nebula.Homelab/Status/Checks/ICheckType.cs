using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks;

/// <summary>
/// All there is to know about one monitor type. A class that implements it is found by itself, with a constructor without parameters;
/// the API, the service map, its schema and the validation follow from it.
/// </summary>
internal interface ICheckType
{
    /// <summary>Lower-case, words joined by hyphens: it stands in JSON, in the service map and in the database.</summary>
    string Name { get; }

    /// <summary>What it is pointed at.</summary>
    CheckTarget Target { get; }

    /// <summary>The usual port; null: one must be given.</summary>
    int? DefaultPort => null;

    /// <summary>In the service map a path can be appended to the service's address.</summary>
    bool TakesPath => false;

    /// <summary>It can be of this installation's own server.</summary>
    bool TakesConnection => false;

    /// <summary>It must not be run more often than this.</summary>
    int MinIntervalSeconds => 5;

    /// <summary>How often it is run where nothing is said; null: as all others.</summary>
    int? UsualIntervalSeconds => null;

    /// <summary>The members it takes, beside the address and what every check has.</summary>
    IReadOnlyList<MapMember> Members => [];

    /// <summary>Members that only the API takes, since no file should hold them.</summary>
    IReadOnlyList<MapMember> SecretMembers => [];

    /// <summary>How many failures are looked at again before one counts, where nobody says.</summary>
    int UsualRetries => Monitors.MonitorValidator.DefaultRetries;

    /// <summary>What its conditions can look at beside the time the answer took; names of <see cref="Conditions.SubjectNames"/>.</summary>
    IReadOnlyList<string> Subjects => [];

    /// <summary>The class, an <see cref="IProbe"/>, that runs checks of this type.</summary>
    Type Probe { get; }

    /// <summary>Reads the members this type takes; null when one was wrong, which the reader has noted.</summary>
    Check? Read(CheckReader members);
}
