using Nebula.Runtime.Http.Binding;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>Reads the members of the body beforehand, so that it can be read again for the parameter.</summary>
internal sealed class SharedBodySource(ParameterSource inner) : ParameterSource
{
    public override async ValueTask<object?> ReadAsync(RuntimeFunctionContext invocation)
    {
        if (invocation.Request is { } request && TriggerValues.HasJsonBody(request.Request))
        {
            await TriggerValues.ReadBodyAsync(request, invocation.CancellationToken);
        }

        return await inner.ReadAsync(invocation);
    }
}
