using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>The app's serializer.</summary>
internal static class WorkerSerializer
{
    public static ObjectSerializer Of(FunctionContext context) =>
        Of(context.InstanceServices.GetRequiredService<IOptions<WorkerOptions>>());

    public static ObjectSerializer Of(IOptions<WorkerOptions> options) => options.Value.Serializer
        ?? throw new InvalidOperationException("WorkerOptions.Serializer is null; set one, such as new JsonObjectSerializer().");
}
