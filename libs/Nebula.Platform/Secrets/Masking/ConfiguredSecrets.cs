using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Secrets.Masking;

/// <summary>Tells the mask, at the start, of the secrets that come from the environment.</summary>
internal sealed class ConfiguredSecrets(SecretMask mask, IConfiguration configuration) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var value in Names().Select(name => configuration[name]))
        {
            mask.Pin(value);

            // Of a connection string, messages show the password alone.
            if (Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.UserInfo.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0)
            {
                mask.Pin(Uri.UnescapeDataString(uri.UserInfo[(colon + 1)..]));
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static IEnumerable<string> Names() => AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => assembly.GetName().Name?.StartsWith("Nebula.", StringComparison.Ordinal) == true)
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
        .SelectMany(type => type.GetProperties())
        .Select(property => property.GetCustomAttribute<EnvironmentVariableAttribute>())
        .OfType<EnvironmentVariableAttribute>()
        .Where(variable => variable.Secret)
        .Select(variable => variable.Name)
        .Distinct(StringComparer.Ordinal);
}
