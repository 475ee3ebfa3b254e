using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Nebula.Platform.Configuration;

/// <summary>Binds and validates an option type apart from the running one.</summary>
internal sealed class OptionsProbe<T>(string sectionName) : IOptionsProbe
    where T : class
{
    public Type OptionsType => typeof(T);

    public string SectionName => sectionName;

    public IReadOnlyList<string> Check(IConfiguration configuration)
    {
        var options = Activator.CreateInstance<T>();
        try
        {
            new EnvironmentOptionsBinder<T>(configuration, sectionName).Configure(options);
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }

        return [.. new EnvironmentOptionsValidator<T>().Validate(Options.DefaultName, options).Failures ?? []];
    }
}
