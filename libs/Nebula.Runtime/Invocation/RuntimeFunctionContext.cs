using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
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
    private InvocationFeatures? _features;
    private BindingContext? _bindingContext;
    private TraceContext? _traceContext;
    private CancellationTokenSource? _requestEnded;
    private HttpContext? _request;
    private int _isExpired;

    public RuntimeFunction Function => function;

    /// <summary>The request that started the function, if one did and the invocation has not ended: the server uses the object again.</summary>
    public HttpContext? Request
    {
        get => Volatile.Read(ref _request);
        init => _request = value;
    }

    /// <summary>What started the function, if no request did.</summary>
    public object? Trigger { get; init; }

    /// <summary>What the function returned, or a middleware put in its place.</summary>
    public object? Result { get; set; }

    /// <summary>Inputs that were asked for before the function ran, by parameter.</summary>
    public Dictionary<string, object?>? Inputs { get; set; }

    /// <summary>What was taken out of the result for outputs of their own, by property.</summary>
    public Dictionary<string, object>? Outputs { get; set; }

    /// <summary>What answers the request: the result, or the part of it that is meant for that.</summary>
    public object? Answer => Result ?? (Outputs is null || function.Outputs?.Http is not { } http ? null : Outputs.GetValueOrDefault(http));

    /// <summary>Not once its time is over, or the client went away and the function was listening for that.</summary>
    public bool IsWanted => Volatile.Read(ref _isExpired) == 0 && Volatile.Read(ref _requestEnded) is not { IsCancellationRequested: true };

    /// <summary>Set once the web part of the pipeline is reached; middlewares before it see no HTTP context, as on the host.</summary>
    public bool IsHttpVisible { get; private set; }

    public override string InvocationId => _invocationId ??= Guid.CreateVersion7().ToString();

    public override string FunctionId => function.Id;

    public override FunctionDefinition FunctionDefinition => function;

    /// <summary>Of a request: cancelled when the client goes away or the function's time is over. Made when first asked for.</summary>
    public override CancellationToken CancellationToken => function.Trigger is HttpTriggerAttribute ? TokenOf(Request) : cancellationToken;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override RetryContext RetryContext => Retry;

    /// <summary>Which try this is.</summary>
    public RuntimeRetryContext Retry { get; init; } = RuntimeRetryContext.First;

    public override TraceContext TraceContext => _traceContext ??= new RuntimeTraceContext(System.Diagnostics.Activity.Current);

    public override BindingContext BindingContext => _bindingContext ??= new RuntimeBindingContext(Request);

    public override IInvocationFeatures Features => _features ??= new InvocationFeatures();

    public override IDictionary<object, object> Items
    {
        get => _items ??= IsHttpVisible && Request is { } http ? new Dictionary<object, object> { [HttpContextItem.Key] = http } : [];
        set => _items = value;
    }

    public static RuntimeFunctionContext From(FunctionContext context) => context as RuntimeFunctionContext
        ?? throw new InvalidOperationException("The FunctionContext is not the one that the runtime made; middlewares pass on the one they got.");

    public void ShowHttp()
    {
        IsHttpVisible = true;
        _items?.TryAdd(HttpContextItem.Key, Request!);
    }

    /// <summary>
    /// Lets go of the request. Whoever kept the context finds in it what it had been asked for before; the rest would be of the next
    /// request on the connection.
    /// </summary>
    public void End()
    {
        Volatile.Write(ref _request, null);
        if (_items is { IsReadOnly: false } items)
        {
            items.Remove(HttpContextItem.Key);
        }

        _features?.Remove<HttpRequestData>();
    }

    /// <summary>The function's time is over. Completes when all that listens to its token was told.</summary>
    public Task ExpireAsync()
    {
        Interlocked.Exchange(ref _isExpired, 1);
        return Volatile.Read(ref _requestEnded)?.CancelAsync() ?? Task.CompletedTask;
    }

    // Not the server's own source: cancelling that would cost the connection, and with it the answer.
    private CancellationToken TokenOf(HttpContext? http)
    {
        if (Volatile.Read(ref _requestEnded) is { } known)
        {
            return known.Token;
        }

        var made = new CancellationTokenSource();
        if (Interlocked.CompareExchange(ref _requestEnded, made, null) is { } other)
        {
            made.Dispose();
            return other.Token;
        }

        // What writes the result listens to RequestAborted; it is to end with the function.
        if (http is not null)
        {
            http.RequestAborted.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), made);
            http.RequestAborted = made.Token;
        }

        if (Volatile.Read(ref _isExpired) == 1)
        {
            made.Cancel();
        }

        return made.Token;
    }
}
