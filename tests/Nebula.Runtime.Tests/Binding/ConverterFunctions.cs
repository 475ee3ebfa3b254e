using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace Nebula.Runtime.Tests.Binding;

internal sealed record Money(decimal Amount, string Currency);

/// <summary>Shows in its answers that services reach a converter, and that it is made once.</summary>
internal sealed class MoneyConverter(TimeProvider time) : IInputConverter
{
    private int _calls;

    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        if (context.TargetType != typeof(Money) || context.Source is not string text)
        {
            return new(ConversionResult.Unhandled());
        }

        if (text.Length == 0)
        {
            return new(ConversionResult.Failed(new FormatException("no money")));
        }

        Assert.NotNull(time);
        return new(ConversionResult.Success(new Money(++_calls, text)));
    }
}

internal sealed class ShoutingConverter : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(
        context.TargetType == typeof(string) && context.Source is string text
            ? ConversionResult.Success(text.ToUpperInvariant())
            : ConversionResult.Unhandled());
}

/// <summary>What nothing else fills.</summary>
internal sealed class ClockConverter : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(
        context.TargetType == typeof(TimeProvider) ? ConversionResult.Success(TimeProvider.System) : ConversionResult.Unhandled());
}

internal sealed class TenantConverter : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
        new(context.TryGetBindingAttribute<TenantInputAttribute>(out var attribute) && !context.TryGetBindingAttribute<HttpTriggerAttribute>(out _)
            ? ConversionResult.Success(((TenantInputAttribute)attribute).Name)
            : ConversionResult.Failed(new InvalidOperationException("asked for a parameter that is not its own")));
}

[InputConverter(typeof(TenantConverter))]
internal sealed class TenantInputAttribute(string name) : InputBindingAttribute
{
    public string Name => name;
}

internal sealed class NoConverter;

internal sealed class ConverterFunctions
{
    [Function("money")]
    public IResult Pay([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, Money? money, string? text) =>
        Results.Text($"{money?.Amount} {money?.Currency} {text}".Trim());

    [Function("clock")]
    public IResult Clock([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, TimeProvider? clock) =>
        Results.Text(clock is null ? "none" : "clock");

    [Function("named")]
    public IResult Named(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request,
        [InputConverter(typeof(ShoutingConverter))] string text,
        [InputConverter(typeof(ShoutingConverter))] int number,
        [TenantInput("acme")] string tenant) => Results.Text($"{text} {number} {tenant}");

    [Function("typed-route")]
    public IResult TypedRoute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "typed/{yes:bool}/{count:int:min(1)}/{ratio:double}/{id:guid}")]
        HttpRequest request,
        bool yes, int count, double ratio, Guid id, FunctionContext context) => Results.Text(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{yes} {count} {ratio} {id:N} ")
            + string.Join(" ", new[] { "yes", "count", "ratio" }.Select(name => context.BindingContext.BindingData[name])));

    [Function("body-and-members")]
    public IResult BodyAndMembers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, [FromBody] Http.Order order, string item, int[] ids) =>
        Results.Text($"{order.Item} {order.Count} {item} {string.Join(",", ids)}");

    [Function("body-trigger")]
    public IResult BodyTrigger([HttpTrigger(AuthorizationLevel.Anonymous, "post"), FromBody] Http.Order order, string item) =>
        Results.Text($"{order.Item} {order.Count} {item}");

    [Function("aggregates")]
    public IResult Aggregates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData data, HttpRequest request,
        IDictionary<string, string> query, Dictionary<string, string> HEADERS, FunctionContext context) =>
        Results.Text($"{query["a"]} {query.ContainsKey("code")} {HEADERS["X-In"]} {ReferenceEquals(data.FunctionContext, context)} {request.Method} "
            + string.Join(",", context.BindingContext.BindingData.Keys.Order(StringComparer.Ordinal)));
}

internal sealed class NoConverterFunctions
{
    [Function("no-converter")]
    public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [InputConverter(typeof(NoConverter))] string text)
    {
    }
}
