using System.Text;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.Options;

namespace Nebula.Runtime.Invocation.Binding.Converters;

/// <summary>JSON into whatever is no string; numbers and truth values are JSON too.</summary>
internal sealed class JsonPocoConverter(IOptions<WorkerOptions> options) : BuiltInConverter
{
    private readonly ObjectSerializer _serializer = WorkerSerializer.Of(options);

    public override bool Takes(Type target) => target != typeof(string);

    protected override ConversionResult Convert(ConverterContext context)
    {
        if (!Takes(context.TargetType) || BytesOf(context.Source) is not { } bytes)
        {
            return ConversionResult.Unhandled();
        }

        try
        {
            using var json = new MemoryStream(bytes, writable: false);
            return ConversionResult.Success(_serializer.Deserialize(json, context.TargetType, CancellationToken.None));
        }
        catch (Exception exception)
        {
            // Serializers are the app's own and throw what they like; the conversion has failed.
            return ConversionResult.Failed(exception);
        }
    }

    private static byte[]? BytesOf(object? source) => source switch
    {
        string text => Encoding.UTF8.GetBytes(text),
        ReadOnlyMemory<byte> memory => memory.ToArray(),
        _ => null,
    };
}
