using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Nebula.Platform.Configuration;

/// <summary>Checks the annotations of an option type; a complaint names the environment variable, because that is what gets corrected.</summary>
internal sealed class EnvironmentOptionsValidator<T> : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var results = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(results.Select(Describe));
    }

    private static string Describe(ValidationResult result)
    {
        var property = result.MemberNames.Select(member => typeof(T).GetProperty(member)).FirstOrDefault();
        var variable = property?.GetCustomAttribute<EnvironmentVariableAttribute>();
        var message = result.ErrorMessage ?? "The value is not valid.";
        return variable is null ? message : $"{variable.Name}: {message.TrimEnd('.')}. {variable.Description}";
    }
}
