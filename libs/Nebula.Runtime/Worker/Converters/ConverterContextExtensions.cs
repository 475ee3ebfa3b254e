using System.Diagnostics.CodeAnalysis;
using Nebula.Runtime.Discovery;

namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What a converter may ask about the parameter.</summary>
public static class ConverterContextExtensions
{
    /// <summary>Finds the binding attribute of the parameter.</summary>
    /// <typeparam name="T">The attribute's type, exactly.</typeparam>
    /// <param name="context">The conversion.</param>
    /// <param name="bindingAttribute">The attribute.</param>
    public static bool TryGetBindingAttribute<T>(this ConverterContext context, [NotNullWhen(true)] out object? bindingAttribute) =>
        context.TryGetBindingAttribute(typeof(T), out bindingAttribute);

    /// <summary>Finds the binding attribute of the parameter.</summary>
    /// <param name="context">The conversion.</param>
    /// <param name="type">The attribute's type, exactly.</param>
    /// <param name="bindingAttribute">The attribute.</param>
    public static bool TryGetBindingAttribute(
        this ConverterContext context, Type type, [NotNullWhen(true)] out object? bindingAttribute)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Properties.TryGetValue(ParameterProperties.BindingAttribute, out bindingAttribute) && bindingAttribute.GetType() == type)
        {
            return true;
        }

        bindingAttribute = null;
        return false;
    }
}
