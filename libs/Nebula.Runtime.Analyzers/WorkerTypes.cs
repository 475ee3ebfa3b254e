using Microsoft.CodeAnalysis;

namespace Nebula.Runtime.Analyzers;

/// <summary>The types that matter, by name: the rules hold whoever provides them, our runtime or the packages.</summary>
internal static class WorkerTypes
{
    public const string Function = Worker + "FunctionAttribute";
    public const string HttpTrigger = Worker + "HttpTriggerAttribute";
    public const string TimerTrigger = Worker + "TimerTriggerAttribute";
    public const string TimerInfo = Worker + "TimerInfo";
    public const string AuthorizationLevel = Worker + "AuthorizationLevel";
    public const string HttpResult = Worker + "HttpResultAttribute";
    public const string Retry = Worker + "RetryAttribute";
    public const string FixedDelayRetry = Worker + "FixedDelayRetryAttribute";
    public const string ExponentialBackoffRetry = Worker + "ExponentialBackoffRetryAttribute";
    public const string WorkerFromBody = Worker + "Http.FromBodyAttribute";
    public const string HttpRequestData = Worker + "Http.HttpRequestData";
    public const string HttpResponseData = Worker + "Http.HttpResponseData";
    public const string Binding = Worker + "Extensions.Abstractions.BindingAttribute";
    public const string TriggerBinding = Worker + "Extensions.Abstractions.TriggerBindingAttribute";
    public const string OutputBinding = Worker + "Extensions.Abstractions.OutputBindingAttribute";
    public const string HttpContext = "Microsoft.AspNetCore.Http.HttpContext";
    public const string HttpRequest = "Microsoft.AspNetCore.Http.HttpRequest";
    public const string Result = "Microsoft.AspNetCore.Http.IResult";
    public const string ActionResult = "Microsoft.AspNetCore.Mvc.IActionResult";
    public const string ActivatorUtilitiesConstructor = "Microsoft.Extensions.DependencyInjection.ActivatorUtilitiesConstructorAttribute";

    private const string Worker = "Microsoft.Azure.Functions.Worker.";

    /// <summary>Whether a type has this full name, type arguments aside.</summary>
    public static bool IsNamed(this ITypeSymbol? type, string fullName) =>
        type is not null && fullName.EndsWith(type.Name, StringComparison.Ordinal)
        && $"{type.ContainingNamespace}.{type.Name}".Equals(fullName, StringComparison.Ordinal);

    /// <summary>Whether a type is, extends or implements the one of this full name.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol? type, string fullName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsNamed(fullName))
            {
                return true;
            }
        }

        return type is not null && type.AllInterfaces.Any(implemented => implemented.IsNamed(fullName));
    }

    /// <summary>The first attribute of a type or of one derived from it.</summary>
    public static AttributeData? FindAttribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.IsOrDerivesFrom(fullName));
}
