using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Nebula.Runtime.Analyzers.Rules;

namespace Nebula.Runtime.Analyzers;

/// <summary>Checks every method with [Function].</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FunctionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => FunctionDiagnostics.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        context.RegisterSymbolAction(DurableRules.Check, SymbolKind.NamedType);
        if (context.Compilation.GetTypeByMetadataName(WorkerTypes.Function) is null)
        {
            return;
        }

        var functions = new ConcurrentBag<(string Name, IMethodSymbol Method)>();
        context.RegisterSymbolAction(symbol => CheckMethod(symbol, functions), SymbolKind.Method);
        context.RegisterOperationBlockAction(BodyRules.Check);
        context.RegisterCompilationEndAction(end => CheckNames(end, functions));
    }

    private static void CheckMethod(SymbolAnalysisContext context, ConcurrentBag<(string Name, IMethodSymbol Method)> functions)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.FindAttribute(WorkerTypes.Function) is not { } attribute)
        {
            return;
        }

        var function = new FunctionMethod(method, attribute, context.ReportDiagnostic);
        functions.Add((function.Name, method));
        MethodRules.Check(function);
        ParameterRules.Check(function);
        ResultRules.Check(function);
        HttpRules.Check(function);
        TimerRules.Check(function);
    }

    private static void CheckNames(CompilationAnalysisContext context, IEnumerable<(string Name, IMethodSymbol Method)> functions)
    {
        foreach (var twins in functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase))
        {
            var methods = twins.Select(twin => twin.Method).OrderBy(method => method.ToDisplayString(), StringComparer.Ordinal).ToArray();
            foreach (var later in methods.Skip(1))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    FunctionDiagnostics.DuplicateName, later.Locations[0], twins.Key, $"{methods[0].ContainingType}.{methods[0].Name}"));
            }
        }
    }
}
