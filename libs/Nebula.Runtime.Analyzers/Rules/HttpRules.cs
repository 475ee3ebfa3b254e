using Microsoft.CodeAnalysis;
using Nebula.Runtime.Http.Routing;

namespace Nebula.Runtime.Analyzers.Rules;

/// <summary>What an HTTP trigger says of level, methods and route.</summary>
internal static class HttpRules
{
    public static void Check(FunctionMethod function)
    {
        if (function.HttpTrigger is not { } trigger)
        {
            return;
        }

        if (!trigger.ConstructorArguments.Any(argument => argument.Type.IsNamed(WorkerTypes.AuthorizationLevel)))
        {
            function.Report(FunctionDiagnostics.LevelMissing, trigger);
        }

        foreach (var method in trigger.ConstructorArguments.Where(argument => argument is { Kind: TypedConstantKind.Array, IsNull: false })
            .SelectMany(argument => argument.Values).Select(value => value.Value as string ?? "")
            .Where(method => !HttpMethodNames.IsKnown(method)))
        {
            function.Report(FunctionDiagnostics.HttpMethod, trigger, method, HttpMethodNames.Usual);
        }

        if (function.Method.FindAttribute(WorkerTypes.Retry) is { } retry)
        {
            function.Report(FunctionDiagnostics.HttpRetry, retry);
        }

        CheckTriggerParameter(function);
        var route = trigger.NamedArguments.FirstOrDefault(argument => argument.Key == "Route").Value.Value as string;
        if (route is not null && ReservedRoutes.StartOf(route) is { } reserved)
        {
            function.Report(FunctionDiagnostics.ReservedRoute, trigger, route, reserved);
        }

        ValueRules.Check(function, trigger, [.. RouteParameter.Of(route ?? "")]);
    }

    private static void CheckTriggerParameter(FunctionMethod function)
    {
        var parameter = function.Triggers[0];
        if (!parameter.Type.IsNamed(WorkerTypes.HttpRequest) && !parameter.Type.IsNamed(WorkerTypes.HttpRequestData)
            && parameter.FindAttribute(WorkerTypes.WorkerFromBody) is null)
        {
            function.Report(FunctionDiagnostics.TriggerParameter, parameter, parameter.Name, parameter.Type.Name, "an HttpRequest");
        }
    }
}
