using Microsoft.CodeAnalysis;

namespace Nebula.Runtime.Analyzers;

/// <summary>A method with [Function], and where to say what is wrong with it.</summary>
internal sealed class FunctionMethod
{
    private readonly Action<Diagnostic> _report;

    public FunctionMethod(IMethodSymbol method, AttributeData attribute, Action<Diagnostic> report)
    {
        _report = report;
        Method = method;
        Name = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        Location = method.Locations[0];
        Triggers = [.. method.Parameters.Where(parameter => parameter.FindAttribute(WorkerTypes.TriggerBinding) is not null)];
    }

    public IMethodSymbol Method { get; }

    public string Name { get; }

    public Location Location { get; }

    /// <summary>The parameters with a trigger; one if all is well.</summary>
    public IReadOnlyList<IParameterSymbol> Triggers { get; }

    /// <summary>Null where there are several triggers as well: then nothing can be said of one.</summary>
    public AttributeData? HttpTrigger => Trigger(WorkerTypes.HttpTrigger);

    public AttributeData? TimerTrigger => Trigger(WorkerTypes.TimerTrigger);

    /// <summary>The function's name comes first in every message.</summary>
    public void Report(DiagnosticDescriptor rule, params object?[] arguments) => Report(rule, Location, arguments);

    public void Report(DiagnosticDescriptor rule, ISymbol symbol, params object?[] arguments) => Report(rule, symbol.Locations[0], arguments);

    public void Report(DiagnosticDescriptor rule, AttributeData attribute, params object?[] arguments) =>
        Report(rule, attribute.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : Location, arguments);

    private void Report(DiagnosticDescriptor rule, Location location, object?[] arguments) =>
        _report(Diagnostic.Create(rule, location, [Name, .. arguments]));

    private AttributeData? Trigger(string type) => Triggers.Count == 1 ? Triggers[0].FindAttribute(type) : null;
}
