using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace Nebula.Runtime.Invocation.Outputs;

/// <summary>The outputs of a function whose result is an object with a property for each of them.</summary>
internal sealed class OutputProperties
{
    public const string HttpType = "http";

    private OutputProperties(OutputProperty[] all)
    {
        All = all;
        Http = all.FirstOrDefault(output => output.BindingType == HttpType)?.Name;
    }

    public IReadOnlyList<OutputProperty> All { get; }

    /// <summary>The property that answers a request, if one does.</summary>
    public string? Http { get; }

    /// <summary>The outputs among the properties of what a method returns; null for a result that is one thing.</summary>
    public static OutputProperties? Of(Type returnType)
    {
        var type = returnType.IsGenericType && returnType.GetGenericTypeDefinition() == typeof(Task<>)
            ? returnType.GetGenericArguments()[0]
            : returnType;
        if (typeof(HttpResponseData).IsAssignableFrom(type))
        {
            return null;
        }

        var outputs = type.GetProperties()
            .Select(property => (Property: property, Type: TypeOf(property)))
            .Where(output => output.Type is not null)
            .Select(output => new OutputProperty(output.Property.Name, output.Type!, ReaderOf(type, output.Property)))
            .ToArray();
        return outputs.Length == 0 ? null : new OutputProperties(outputs);
    }

    /// <summary>Takes the outputs out of the result; none is left of it, as on the host.</summary>
    public void Take(RuntimeFunctionContext invocation)
    {
        if (invocation.Result is not { } result)
        {
            return;
        }

        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var output in All)
        {
            if (output.Read(result) is { } value)
            {
                values[output.Name] = value;
            }
        }

        invocation.Outputs = values;
        invocation.Result = null;
    }

    private static string? TypeOf(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<OutputBindingAttribute>();
        if (attribute is HttpResultAttribute || (attribute is null && typeof(HttpResponseData).IsAssignableFrom(property.PropertyType)))
        {
            return HttpType;
        }

        return attribute is null ? null : BindingNames.TypeOf(attribute);
    }

    private static Func<object, object?> ReaderOf(Type type, PropertyInfo property)
    {
        var instance = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(instance, type), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), instance).Compile();
    }
}
