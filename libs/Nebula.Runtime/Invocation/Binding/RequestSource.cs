using Nebula.Runtime.Http.Binding;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>The text under a name in route, query or JSON body, in this order.</summary>
internal sealed class RequestSource(string name, string? route) : ParameterSource
{
    private readonly RouteValueText _text = RouteValueText.For(route, name);

    public override ValueTask<object?> ReadAsync(RuntimeFunctionContext invocation)
    {
        if (invocation.Request is not { } request)
        {
            return default;
        }

        var text = TriggerValues.FindInAddress(request, name, _text);
        return text is null && TriggerValues.HasJsonBody(request.Request)
            ? FromBodyAsync(invocation)
            : new(text ?? TriggerValues.FindAggregate(request, name));
    }

    private async ValueTask<object?> FromBodyAsync(RuntimeFunctionContext invocation)
    {
        var body = await TriggerValues.ReadBodyAsync(invocation.Request!, invocation.CancellationToken);
        return body.Find(name) ?? TriggerValues.FindAggregate(invocation.Request!, name);
    }
}
