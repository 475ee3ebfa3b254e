using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Runtime.Http.Binding;

namespace Nebula.Runtime.Invocation;

/// <inheritdoc/>
internal sealed class RuntimeBindingContext(HttpContext? request) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData { get; } = request is null
        ? new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        : TriggerValues.All(request);
}
