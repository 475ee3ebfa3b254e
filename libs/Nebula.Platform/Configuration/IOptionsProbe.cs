using Microsoft.Extensions.Configuration;

namespace Nebula.Platform.Configuration;

/// <summary>Tries an option type on a configuration, as its start would.</summary>
public interface IOptionsProbe
{
    Type OptionsType { get; }

    string SectionName { get; }

    /// <summary>What the start would complain about; empty when it would start.</summary>
    IReadOnlyList<string> Check(IConfiguration configuration);
}
