using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Http;

namespace Nebula.Runtime.Invocation;

/// <summary>
/// An invocation. Whatever many functions never look at is made on first use; the object itself is not pooled,
/// because a function that kept it would then see a stranger's request.
/// </summary>
internal sealed class RuntimeFunctionContext(RuntimeFunction function, IServiceProvider services, CancellationToken cancellationToken)
    : FunctionContext
{
    private string? _invocationId;
    private IDictionary<object, object>? _items;
    private IInvocationFeatures? _features;
    private BindingContext? _bindingContext;
    private TraceContext? _traceContext;

    public RuntimeFunction Function => function;

    /// <summary>The request that started the function, if one did.</summary>
    public HttpContext? Request { get; init; }

    /// <summary>What started the function, if no request did.</summary>
    public object? Trigger { get; init; }

    /// <summary>What the function returned, or a middleware put in its place.</summary>
    public object? Result { get; set; }

    /// <summary>Set once the web part of the pipeline is reached; middlewares before it see no HTTP context, as on the host.</summary>
    public bool IsHttpVisible { get; private set; }

    public override string InvocationId => _invocationId ??= Guid.CreateVersion7().ToString();

    public override string FunctionId => function.Id;

    public override FunctionDefinition FunctionDefinition => function;

    public override CancellationToken CancellationToken => cancellationToken;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override RetryContext RetryContext => Retry;

    /// <summary>Which try this is.</summary>
    public RuntimeRetryContext Retry { get; init; } = RuntimeRetryContext.First;

    public override TraceContext TraceContext => _traceContext ??= new RuntimeTraceContext(System.Diagnostics.Activity.Current);

    public override BindingContext BindingContext => _bindingContext ??= new RuntimeBindingContext(Request);

    public override IInvocationFeatures Features => _features ??= new InvocationFeatures();

    public override IDictionary<object, object> Items
    {
        get => _items ??= IsHttpVisible ? new Dictionary<object, object> { [HttpContextItem.Key] = Request! } : [];
        set => _items = value;
    }

    public static RuntimeFunctionContext From(FunctionContext context) => context as RuntimeFunctionContext
        ?? throw new InvalidOperationException("The FunctionContext is not the one that the runtime made; middlewares pass on the one they got.");

    public void ShowHttp()
    {
        IsHttpVisible = true;
        _items?.TryAdd(HttpContextItem.Key, Request!);
    }
}
