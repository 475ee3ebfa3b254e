using Microsoft.Extensions.Configuration;

namespace Nebula.Platform.Configuration;

/// <summary>A <c>.env</c> file as a source of configuration; no file, no values.</summary>
internal sealed class DotEnvConfigurationSource(string path) : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(path);

    private sealed class Provider(string path) : ConfigurationProvider
    {
        public override void Load()
        {
            if (!File.Exists(path))
            {
                return;
            }

            // As the environment's own provider does it: A__B is A:B.
            foreach (var (name, value) in DotEnvFile.Read(path))
            {
                Data[name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)] = value;
            }
        }
    }
}
