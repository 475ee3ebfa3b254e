using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Nebula.Runtime.Analyzers.Rules;

/// <summary>Types of Durable Task that apps use and do not extend.</summary>
internal static class DurableRules
{
    private static readonly string[] Growing =
        ["Microsoft.DurableTask.Client.DurableTaskClient", "Microsoft.DurableTask.TaskOrchestrationContext"];

    public static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (Growing.Any(type.BaseType.IsNamed))
        {
            context.ReportDiagnostic(Diagnostic.Create(FunctionDiagnostics.DurableSubclass, type.Locations[0], type.Name, type.BaseType!.Name));
        }
    }
}
