using Microsoft.CodeAnalysis;

namespace Nebula.Runtime.Analyzers.Rules;

/// <summary>Results that the worker does not await, or does not write.</summary>
internal static class ResultRules
{
    private const string Tasks = "System.Threading.Tasks.";

    private static readonly string[] Written = [WorkerTypes.Result, WorkerTypes.ActionResult, WorkerTypes.HttpResponseData];

    public static void Check(FunctionMethod function)
    {
        var type = function.Method.ReturnType;
        if (type.IsNamed(Tasks + "ValueTask"))
        {
            function.Report(FunctionDiagnostics.ValueTask);
            return;
        }

        if (function.Method is { IsAsync: true, ReturnsVoid: true })
        {
            function.Report(FunctionDiagnostics.AsyncVoid);
        }

        // With an output binding on the method, what it returns goes there.
        if (function.HttpTrigger is not null && function.Method.FindAttribute(WorkerTypes.OutputBinding) is null)
        {
            CheckAnswer(function, type.IsNamed(Tasks + "Task") ? ((INamedTypeSymbol)type).TypeArguments.FirstOrDefault() : type);
        }
    }

    private static void CheckAnswer(FunctionMethod function, ITypeSymbol? type)
    {
        // An object may hold a result.
        if (type is null or IDynamicTypeSymbol or { SpecialType: SpecialType.System_Void or SpecialType.System_Object } || IsWritten(type))
        {
            return;
        }

        var properties = type.GetMembers().OfType<IPropertySymbol>().ToArray();
        var answers = properties.Where(IsAnswer).ToArray();
        if (answers.Length > 1)
        {
            function.Report(FunctionDiagnostics.ManyAnswers, string.Join(", ", answers.Select(answer => answer.Name)));
        }

        if (answers.Length > 0)
        {
            return;
        }

        // An ActionResult<T> has such a property, too, but is nothing of the app's.
        if (type.Locations.Any(location => location.IsInSource) && Array.Find(properties, property => IsWritten(property.Type)) is { } answer)
        {
            function.Report(FunctionDiagnostics.HttpResultMissing, type.Name, answer.Name);
            return;
        }

        function.Report(FunctionDiagnostics.WritesNothing, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }

    // An HttpResponseData is the answer without a mark.
    private static bool IsAnswer(IPropertySymbol property) => property.FindAttribute(WorkerTypes.HttpResult) is not null
        || (property.FindAttribute(WorkerTypes.OutputBinding) is null && property.Type.IsOrDerivesFrom(WorkerTypes.HttpResponseData));

    private static bool IsWritten(ITypeSymbol type) => Written.Any(type.IsOrDerivesFrom);
}
