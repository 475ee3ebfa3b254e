using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Nebula.Platform.Configuration;

/// <summary>
/// Fills an option type: its section first, then each property that has an <see cref="EnvironmentVariableAttribute"/> from that variable.
/// A variable set to nothing counts as not set, as compose files leave them.
/// </summary>
internal sealed class EnvironmentOptionsBinder<T>(IConfiguration configuration, string sectionName) : IConfigureOptions<T>
    where T : class
{
    public void Configure(T options)
    {
        configuration.GetSection(sectionName).Bind(options);
        var errors = new List<string>();
        foreach (var property in typeof(T).GetProperties())
        {
            if (property.GetCustomAttribute<EnvironmentVariableAttribute>() is { } variable
                && configuration[variable.Name] is { Length: > 0 } text)
            {
                Set(options, property, variable, text, errors);
            }
        }

        if (errors.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(T), errors);
        }
    }

    private static void Set(T options, PropertyInfo property, EnvironmentVariableAttribute variable, string text, List<string> errors)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        try
        {
            property.SetValue(options, EnvironmentValue.Convert(type, text));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            var value = variable.Secret ? "the value" : $"'{text}'";
            errors.Add($"{variable.Name}: {value} is not {EnvironmentValue.Expected(type)}. {variable.Description}");
        }
    }
}
