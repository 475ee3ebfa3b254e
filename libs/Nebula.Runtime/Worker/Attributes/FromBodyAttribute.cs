using Microsoft.Azure.Functions.Worker.Converters;
using Nebula.Runtime.Http.Binding;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>
/// Fills a parameter from the request body by the input formatters and validates it.
/// A body that does not fit answers 500, as on the host; read the request by hand where 400 is meant.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromBodyAttribute : InputConverterAttribute
{
    /// <summary>Takes no settings.</summary>
    public FromBodyAttribute()
        : base(typeof(FromBodyConverter))
    {
    }
}
