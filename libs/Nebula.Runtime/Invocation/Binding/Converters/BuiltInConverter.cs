using Microsoft.Azure.Functions.Worker.Converters;

namespace Nebula.Runtime.Invocation.Binding.Converters;

/// <summary>A converter of the worker's own, which says beforehand what it never handles.</summary>
internal abstract class BuiltInConverter : IInputConverter
{
    /// <summary>Whether parameters of the type may be a matter for it; otherwise it is left out of their way.</summary>
    public abstract bool Takes(Type target);

    /// <summary>How it fills a parameter without looking at its source; null where it does look.</summary>
    public virtual Func<RuntimeFunctionContext, object?>? DirectFor(Type target) => null;

    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(Convert(context));

    protected abstract ConversionResult Convert(ConverterContext context);
}
