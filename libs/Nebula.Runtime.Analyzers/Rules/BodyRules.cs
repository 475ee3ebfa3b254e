using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Nebula.Runtime.Analyzers.Rules;

/// <summary>A body can be read once: by [FromBody] or by the function.</summary>
internal static class BodyRules
{
    private static readonly string[] Properties = ["Body", "BodyReader", "Form"];

    private static readonly string[] Methods = ["ReadFromJsonAsync", "ReadFormAsync"];

    public static void Check(OperationBlockAnalysisContext context)
    {
        if (context.OwningSymbol is not IMethodSymbol method
            || method.FindAttribute(WorkerTypes.Function) is not { } attribute
            || method.Parameters.FirstOrDefault(parameter => parameter.FindAttribute(WorkerTypes.WorkerFromBody) is not null) is not { } body)
        {
            return;
        }

        var function = new FunctionMethod(method, attribute, context.ReportDiagnostic);
        if (context.OperationBlocks.SelectMany(block => block.Descendants()).Any(ReadsBody))
        {
            function.Report(FunctionDiagnostics.BodyReadTwice, body, body.Name);
        }
    }

    private static bool ReadsBody(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation property =>
            Properties.Contains(property.Property.Name) && property.Property.ContainingType.IsNamed(WorkerTypes.HttpRequest),
        IInvocationOperation call => Methods.Contains(call.TargetMethod.Name)
            && (call.Instance?.Type ?? call.Arguments.FirstOrDefault()?.Value.Type).IsNamed(WorkerTypes.HttpRequest),
        _ => false,
    };
}
