using Microsoft.Extensions.Configuration;

namespace Nebula.Platform.Configuration;

/// <summary>A <c>.env</c> file as a source of configuration; no file, no values.</summary>
internal sealed class DotEnvConfigurationSource(string path) : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new DotEnvConfigurationProvider(path);
}
